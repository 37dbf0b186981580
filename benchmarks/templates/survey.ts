import { Model, renderSurvey } from "survey-js-ui";
import model from "./model.json" with { type: "json" };

renderSurvey(new Model(model), document.getElementById("survey"));
