"""Validates specs against the JSON Schema of the spec language.

Arguments: the schema and the root of the workspace. Good specs are valid. Of the bad specs of the generator's tests, those with a
mistake of form are invalid. All others are valid, since the schema must not reject what the generator accepts.
"""

import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft7Validator

# The rules about form: a key, the type of a value, or a word. The files of `codegen/tests/ui` are called after their rules.
FORM = {"missing-key", "old-form", "one-name", "unknown-key", "unknown-repr", "unknown-word", "wrong-type"}

# Files of these rules whose mistake depends on something else in the spec, or is in the name of a type or of a value.
MEANING = {
    "missing-key--operations",
    "missing-key--type",
    "missing-key--type-of-ids",
    "missing-key--type-of-number",
    "old-form--count",
    "old-form--integer",
    "old-form--is",
    "old-form--number",
    "unknown-word--is",
    "unknown-word--wire",
    "unknown-word--wire-near",
    # JSON has no infinite numbers.
    "wrong-type--bound",
    "wrong-type--integer-value",
}


def parsed(text):
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def main():
    schema = json.loads(Path(sys.argv[1]).read_text())
    root = Path(sys.argv[2])
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    base = (root / "codegen/tests/ui/base/api.toml").read_text()
    wrong = []

    def text_of(path, with_base):
        text = path.read_text()
        return text if "[api]" in text or not with_base else f"{text}\n{base}"

    good = [(path, False) for path in sorted((root / "spec").glob("*.toml"))]
    good += [(root / "codegen/tests/golden/small.toml", False), (root / "tests/interop/second-api/tickets.toml", False)]
    good += [(path, True) for path in sorted((root / "codegen/tests/good").glob("*.toml"))]
    for path, with_base in good:
        for error in validator.iter_errors(parsed(text_of(path, with_base))):
            wrong.append(f"{path.name} is good, but: {error.json_path}: {error.message}")

    bad = sorted((root / "codegen/tests/ui").glob("*.toml"))
    invalid = 0
    for path in bad:
        spec = parsed(text_of(path, True))
        if spec is None:
            continue
        rule = path.stem.split("--")[0]
        has_form = rule in FORM and path.stem not in MEANING
        errors = list(validator.iter_errors(spec))
        invalid += bool(errors)
        if has_form and not errors:
            wrong.append(f"{path.name} has a mistake of form, but it is valid")
        if not has_form and errors:
            wrong.append(f"{path.name} has no mistake of form, but: {errors[0].json_path}: {errors[0].message}")

    print(f"{len(good)} good specs are valid, and {invalid} of {len(bad)} bad specs are not")
    if len(good) < 30 or invalid < 20:
        wrong.append("there are fewer specs than there should be")
    if wrong:
        sys.exit("\n".join(wrong))


main()
