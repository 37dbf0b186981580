/** An article being read: its contents say where, and its check is called back to and shared. */
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [check, share, end] = ["niveau-check", ".share", ".bottom"].map((one) => all(one)[0]);

  /** Say whether an element is in the window, or in another part of the page. */
  function watch(elements, rootMargin, seen) {
    const observer = new IntersectionObserver((entries) => seen(entries.pop().isIntersecting), {
      rootMargin,
    });
    for (const each of elements) observer.observe(each);
  }

  const links = all(".contents a");
  const places = links.map(({ hash }) =>
    document.getElementById(decodeURIComponent(hash.slice(1)))
  );
  let atEnd = false;

  /** Mark the last heading above a third of the window; where the page ends, the last in it. */
  function mark() {
    const line = innerHeight * (atEnd ? 1 : 0.3);
    const at = places.findLastIndex((place) => place.getBoundingClientRect().top < line);
    links.forEach((link, i) => {
      if (i === at) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    if (at < 0) return;
    const list = links[at].closest("nav");
    list.scrollTop = links[at].offsetTop - list.offsetTop - list.clientHeight / 2;
  }

  watch(places, "999999px 0px -70%", mark);
  if (places[0]) {
    watch([end], "0px", (isSeen) => {
      atEnd = isSeen;
      mark();
    });
  }

  let inView = true;
  let begun = false;

  function call() {
    for (const each of all(".call")) {
      each.hidden = inView || Boolean(check.result);
      const { dataset } = each.firstChild;
      each.firstChild.textContent = begun ? dataset.resume : dataset.take;
    }
  }

  /** Offer the page of the level that was reached; its address tells of no answer. */
  function offer() {
    const level = check.result?.overall?.level;
    if (share) share.hidden = !level;
    if (level) share.querySelector("a").href = `${level}/`;
  }

  function update({ type } = {}) {
    const isAnswered = Object.keys(check.answers ?? {}).length > 0;
    begun = isAnswered || type === "niveau-start" || (begun && type !== "niveau-restart");
    call();
    offer();
  }

  if (!check) return;
  watch([check], "0px", (isSeen) => {
    inView = isSeen;
    update();
  });
  for (const name of ["ready", "start", "answer", "complete", "restart"]) {
    addEventListener(`niveau-${name}`, update, true);
  }
  update();

  const button = share?.querySelector("button");
  if (!button) return;
  button.hidden = !(navigator.share || navigator.clipboard);
  button.addEventListener("click", async () => {
    const said = share.querySelector("[role=status]");
    const url = share.querySelector("a").href;
    try {
      if (navigator.share) await navigator.share({ url });
      else {
        await navigator.clipboard.writeText(url);
        said.textContent = said.dataset.copied;
      }
    } catch {
      // The visitor thought better of it, or the browser did.
    }
  });
})();
