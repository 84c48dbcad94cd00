"""What a Python program would do to check the shape of policies fast: PyYAML's C loader and jsonschema-rs.

usage: validate.py SCHEMAS < LIST     LIST names one file a line

The exit status is 1 when a file is not valid.
"""
import json
import os
import sys

import jsonschema_rs
import yaml


def kind(document):
    if "program" in document:
        return "target"
    return "project" if "project" in document else "policy"


def main(schemas):
    validators = {}
    for name in ("policy", "target", "project"):
        with open(os.path.join(schemas, f"{name}.schema.json")) as file:
            validators[name] = jsonschema_rs.validator_for(json.load(file))
    invalid = 0
    for path in map(str.strip, sys.stdin):
        with open(path, "rb") as file:
            document = yaml.load(file, Loader=yaml.CSafeLoader)
        invalid += not validators[kind(document)].is_valid(document)
    print(f"{invalid} files are not valid")
    sys.exit(1 if invalid else 0)


main(sys.argv[1])
