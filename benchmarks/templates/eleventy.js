// Eleventy's settings: its own Markdown, its templates in Liquid.
export default function (settings) {
  settings.setInputDirectory("articles");
  for (const language of ["nl", "en"]) {
    settings.addCollection(
      language,
      (all) => all.getFilteredByGlob(`articles/${language}/*.md`),
    );
  }
}
