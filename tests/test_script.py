"""A script: the engine and an assessment, put together and taken apart."""

import json

import pytest

from site_builder.script.assessment import scoring_part
from site_builder.script.bundle import Parts, parts_of, script
from site_builder.script.engine import Engine, current_engine
from tests.rubrics import dimension, loaded, question, rubric_data

PLAIN, FULL = '(()=>{f({"a":1})({"b":2})})()', '(()=>{g({"a":1})})()'
ENGINE = Engine(f"{PLAIN};\n", f"{FULL};\n", 'p{content:"})({\\""}', "a{}", "0" * 16)
CORE = scoring_part(loaded(rubric_data(dimension("a", question("q")))))
BEYOND = scoring_part(loaded(rubric_data(dimension("a", question("q", reverse="true")))))


@pytest.mark.parametrize("text", ["", '})({"check":1}, ""', "</script>", "é 𝔸", "\\"])
def test_a_script_is_taken_apart_into_what_it_was_made_of(text: str) -> None:
    """Whatever its texts and styles hold, and its code: that without what ends it."""
    for scoring, code in ((CORE, PLAIN), (BEYOND, FULL)):
        data = {"check": "a", "scoring": scoring, "texts": {text: text}}
        assert parts_of(script(ENGINE, data, added_styles=text)) == Parts(code, data)


def test_the_shipped_engine_is_taken_out_of_a_script() -> None:
    """It is the code that was bundled, without the digest of its sources and without styles."""
    engine = current_engine()
    for scoring, bundle in ((CORE, engine.plain), (BEYOND, engine.full)):
        code = parts_of(script(engine, {"check": "a", "scoring": scoring})).code
        assert code == bundle.strip().removesuffix(";")
        assert engine.digest not in code


@pytest.mark.parametrize("text", ["", "{}", json.dumps({"check": "a"}), '})({"check":1});'])
def test_what_is_no_script_of_a_check_is_refused(text: str) -> None:
    """It is not taken for one."""
    with pytest.raises(ValueError, match="no script of a check"):
        parts_of(text.encode())
