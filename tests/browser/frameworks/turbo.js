/** Every link of the page is a visit that loads no page. */

import "@hotwired/turbo";
