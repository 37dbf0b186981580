const form = document.querySelector("form");
const said = document.querySelector("#said");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const questions = [...form.querySelectorAll("fieldset")];
  const blank = questions.filter((question) => !question.querySelector(":checked"));
  for (const question of questions) {
    question.classList.toggle("blank", blank.includes(question));
  }
  if (blank.length) {
    said.textContent = `${blank.length} of ${questions.length} questions are still open.`;
    blank[0].querySelector("input").focus();
  } else {
    const points = [...form.querySelectorAll(":checked")].map((input) => Number(input.value));
    said.textContent = `Your total: ${points.reduce((total, each) => total + each, 0)} points.`;
  }
});
