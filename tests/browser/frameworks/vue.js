/** The same with Vue, where one of two views is kept alive: `update` sets the state. */

import { createApp, reactive } from "vue/dist/vue.esm-browser.js";

const state = reactive({ title: "One", isShown: true, view: "Check", answers: undefined });
globalThis.update = (changes) => Object.assign(state, changes);

const Check = {
  template: `
    <niveau-check check="first" :answers.prop="state.answers" @niveau-complete="complete">
      <a href="/">Take the check</a>
    </niveau-check>`,
  setup() {
    const complete = ({ detail }) => globalThis.update({ told: detail.result.overall.level });
    return { state, complete };
  },
};
const Other = { template: "<p>Another view</p>" };

const app = createApp({
  components: { Check, Other },
  template: `
    <section :title="state.title">
      <h1>{{ state.title }}</h1>
      <KeepAlive v-if="state.isShown"><component :is="state.view" /></KeepAlive>
      <output>{{ state.told }}</output>
    </section>`,
  setup: () => ({ state }),
});
app.config.compilerOptions.isCustomElement = (tag) => tag === "niveau-check";
app.mount("main");
