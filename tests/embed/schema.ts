/** Prints the schema of custom elements manifests, as it is published. */

import schema from "custom-elements-manifest/schema.json" with { type: "json" };

console.log(JSON.stringify(schema));
