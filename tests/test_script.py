"""A script: the engine and an assessment, put together and taken apart."""

import json

import pytest

from site_builder.engine import Engine, current_engine
from site_builder.script import Parts, parts_of, script

ENGINE = Engine('(()=>{f({"a":1})({"b":2})})();\n', 'p{content:"})({\\""}', "0" * 16)


@pytest.mark.parametrize("text", ["", '})({"check":1}, ""', "</script>", "é 𝔸", "\\"])
def test_a_script_is_taken_apart_into_what_it_was_made_of(text: str) -> None:
    """Whatever its texts and styles hold, and its code: that without what ends it."""
    data = {"check": "a", "texts": {text: text}}
    parts = parts_of(script(ENGINE, data, added_styles=text))
    assert parts == Parts('(()=>{f({"a":1})({"b":2})})()', data)


def test_the_shipped_engine_is_taken_out_of_a_script() -> None:
    """It is the code that was bundled, without the digest of its sources and without styles."""
    engine = current_engine()
    code = parts_of(script(engine, {"check": "a"})).code
    assert code == engine.code.strip().removesuffix(";")
    assert engine.digest not in code


@pytest.mark.parametrize("text", ["", "{}", json.dumps({"check": "a"}), '})({"check":1});'])
def test_what_is_no_script_of_a_check_is_refused(text: str) -> None:
    """It is not taken for one."""
    with pytest.raises(ValueError, match="no script of a check"):
        parts_of(text.encode())
