import PolicyJSON
import PolicySchemas
import TestSupport

/// Independent readers of YAML 1.2 and of JSON Schema, which say what the published schemas make of documents.
enum SchemaJudge {
  /// One document and the schema that it is held against.
  struct Question {
    let schema: String
    let document: String

    init(_ document: String, against schema: String) {
      self.schema = schema
      self.document = document
    }
  }

  static let isAvailable = PythonScript.isAvailable("json", "jsonschema", "ruamel.yaml")

  /// For each question the mistakes found, none for a valid document; nil when the judge itself failed, or when a reader
  /// of draft 7, as many an editor is, comes to another verdict.
  ///
  /// One process answers them all. JSON is read as the YAML 1.2 that it is.
  static func answers(to questions: [Question]) -> [[String]]? {
    let asked: JSONValue = [
      "schemas": .object(
        JSONObject(PublishedSchema.all.map { ($0.name, .string(String(decoding: $0.bytes, as: UTF8.self))) })),
      "questions": .array(questions.map { [.string($0.schema), .string($0.document)] }),
    ]
    guard let output = script.output(for: asked.bytes(.compact)) else { return nil }
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
    guard lines.count == questions.count else { return nil }
    return lines.map { $0.split(separator: "\t").map(String.init) }
  }

  /// Scalars are typed by the core schema of YAML 1.2.2, chapter 10.3.2, whatever the reader's own habits are.
  private static let script = PythonScript(
    #"""
    import json, re, sys
    from jsonschema import Draft7Validator, Draft202012Validator
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import MappingNode, ScalarNode
    from ruamel.yaml.error import YAMLError

    CORE = [
        (r"null|Null|NULL|~|", lambda text: None),
        (r"true|True|TRUE", lambda text: True),
        (r"false|False|FALSE", lambda text: False),
        (r"[-+]?[0-9]+", int),
        (r"0o[0-7]+", lambda text: int(text[2:], 8)),
        (r"0x[0-9a-fA-F]+", lambda text: int(text[2:], 16)),
        (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
        (r"[-+]?\.(inf|Inf|INF)", lambda text: float(text.replace(".", ""))),
        (r"\.(nan|NaN|NAN)", lambda text: float("nan")),
    ]

    def plain(node):
        if isinstance(node, MappingNode): return {key.value: plain(value) for key, value in node.value}
        if not isinstance(node, ScalarNode): return [plain(item) for item in node.value]
        if node.style is None:
            for pattern, read in CORE:
                if re.fullmatch(pattern, node.value): return read(node.value)
        return node.value

    def mistakes(newer, older, text):
        try: document = plain(YAML(typ="safe", pure=True).compose(text))
        except YAMLError as error: return ["not YAML: " + type(error).__name__]
        if newer.is_valid(document) != older.is_valid(document): sys.exit("draft 7 disagrees: " + text)
        return ["/".join(map(str, error.absolute_path)) + ": " + error.message for error in newer.iter_errors(document)]

    asked = json.load(sys.stdin)
    validators = {}
    for name, text in asked["schemas"].items():
        schema = json.loads(text)
        validators[name] = [draft(schema) for draft in (Draft202012Validator, Draft7Validator)]
        for validator in validators[name]: validator.check_schema(schema)
    for schema, text in asked["questions"]:
        found = mistakes(*validators[schema], text)
        print("\t".join(re.sub(r"\s", " ", mistake)[:300] for mistake in found))
    """#)
}
