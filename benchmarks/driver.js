/*
 * Runs in every measured page before the page's own scripts, and tells when its questions show.
 *
 * Every visit has two steps, the load and the start; a page that shows its questions at once has
 * nothing to start. A step ends when nothing more has come for some frames; its time is that of
 * the frame with which the last came, 0 where nothing came. Two marks bound it in the trace, one
 * console message tells it. What is done here counts as the page's, and is the same for all pages.
 */
globalThis.benchmark = (() => {
  const QUIET_FRAMES = 3;
  const RADIOS = "input[type=radio]";
  const STARTS = '[part~="start"] button';

  const all = (selector) =>
    (document.querySelector("niveau-check")?.shadowRoot ?? document).querySelectorAll(selector);

  const isShown = (element) => element?.checkVisibility({ visibilityProperty: true });

  /** Questions that show: groups with radios in them. */
  function questions() {
    const groups = new Set([...all(RADIOS)].map((radio) => radio.closest("fieldset")));
    return [...groups].filter(isShown).length;
  }

  /** Run a task after the frame that is being made: it is painted then. */
  function afterPaint(task) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = task;
    port2.postMessage(null);
  }

  function watch(selector, begin, before) {
    performance.mark("benchmark-begin");
    let most = before, quiet = 0, time = 0;
    function frame() {
      const found = all(selector);
      // A radio may be drawn by its label alone.
      const hasMore = found.length > most && isShown(found[found.length - 1].parentNode);
      if (hasMore) {
        most = found.length;
        afterPaint(() => time = performance.now() - begin);
      }
      quiet = hasMore ? 0 : quiet + 1;
      if (most && quiet > QUIET_FRAMES && document.readyState === "complete") tell(time);
      else requestAnimationFrame(frame);
    }
    requestAnimationFrame(frame);
  }

  function tell(time) {
    performance.mark("benchmark-end");
    const resources = performance.getEntriesByType("resource").map(({ name }) => name);
    console.debug("benchmark " + JSON.stringify({ time, questions: questions(), resources }));
  }

  watch(`${RADIOS}, ${STARTS}`, 0, 0);

  return {
    /** Click the one button of the start, if there is one, and watch for what comes. */
    start() {
      watch(RADIOS, performance.now(), all(RADIOS).length);
      setTimeout(() => all(STARTS)[0]?.click());
    },
  };
})();
//# sourceURL=driver.js
