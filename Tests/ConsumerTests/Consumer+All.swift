extension Consumer {
  /// Every consumer, in the order of the dialects they are for.
  static let all =
    shells + [docker, systemd] + jsonReaders + [kubectl, kubectlConfigMap] + yamlReaders + [
      pythonDotenv, node, fish, fishLoop, terraform, oldCompose,
    ]

  /// Those on this machine.
  static let present = all.filter { $0.version != nil }

  // MARK: Shells

  private static let shells = [
    shell("dash", ["dash", "-c"], version: ["dpkg-query", "-W", "-f", "${Version}", "dash"]),
    shell("bash", ["bash", "--norc", "-c"], version: ["bash", "--version"]),
    shell("zsh", ["zsh", "-fc"], version: ["zsh", "--version"]),
  ]

  /// The path of env is whole, since a variable of the file may be PATH.
  private static func shell(_ name: String, _ command: [String], version: [String]) -> Consumer {
    Consumer(
      name: name, dialects: [.shell, .portable], command: command + ["set -a; . ./values; exec /usr/bin/env -0"],
      locales: ["C", "C.UTF-8"], versionCommand: version)
  }

  private static let fish = Consumer(
    name: "fish", dialects: [.fish], command: ["fish", "--no-config", "-c", "source values; exec /usr/bin/env -0"],
    locales: ["C", "C.UTF-8"], versionCommand: ["fish", "--version"])

  /// `source` of fish does not know `NAME=value`; this is the usual loop over such a file.
  private static let fishLoop = Consumer(
    name: "fish with a loop over the lines", dialects: [.portable],
    command: [
      "fish", "--no-config", "-c",
      "for line in (string match -v '#*' <values); set -gx (string split -m 1 = -- $line); end; env -0",
    ], versionCommand: ["fish", "--version"])

  // MARK: Containers

  /// The real client, which reads the file, with an engine that only writes down what it is asked for.
  private static let docker = Consumer(
    name: "docker", dialects: [.docker, .portable], command: ["python3", "engine.py"],
    files: { _ in ["engine.py": engine] }, versionCommand: ["docker", "--version"])

  private static let engine = """
    import http.server, json, os, socketserver, subprocess, sys, threading

    asked = []

    class Engine(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'

        def do_GET(self, status=200, body=b'{}'):
            self.send_response(status)
            self.send_header('Api-Version', '1.44')
            self.send_header('Content-Type', 'application/json')
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            if self.command != 'HEAD':
                self.wfile.write(body)

        do_HEAD = do_GET

        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers['Content-Length']))))
            self.do_GET(201, b'{"Id": "a", "Warnings": []}')

        def address_string(self):
            return ''

        def log_message(self, *words):
            pass

    class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
        daemon_threads = True

    server = Server('engine', Engine)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = 'unix://' + os.path.abspath('engine')
    subprocess.run(['docker', '--host', host, 'create', '--env-file', 'values', 'image'],
                   check=True, stdout=subprocess.DEVNULL)
    for assignment in asked[0]['Env'] or []:
        sys.stdout.buffer.write(assignment.encode() + b'\\0')
    """

  /// Version 1.29, which Debian has; it reads quotes in another way than version 2.
  private static let oldCompose = Consumer(
    name: "docker-compose 1.29", dialects: [.portable],
    command: ["sh", "-c", #"docker-compose config | sed -nE 's/^ +(V[0-9]+): /\1=/p' | tr -d \'\" | tr '\n' '\0'"#],
    files: { _ in ["docker-compose.yml": "version: '3'\nservices:\n  a:\n    image: a\n    env_file: values\n"] },
    versionCommand: ["sh", "-c", "docker-compose --version | grep ' 1\\.29'"])

  // MARK: Services

  /// The library of the service manager, called as it does for `EnvironmentFile=`: the file is read, then what is no
  /// assignment is dropped.
  private static let systemd = Consumer(
    name: "systemd", dialects: [.systemd, .portable],
    command: [
      "python3", "-c",
      systemdLibrary + """
        library.strv_env_clean_with_callback.restype = ctypes.POINTER(ctypes.c_char_p)
        read = ctypes.POINTER(ctypes.c_char_p)()
        if library.load_env_file(None, b'values', ctypes.byref(read)) < 0: sys.exit('the file is refused')
        kept = library.strv_env_clean_with_callback(read, None, None)
        index = 0
        while kept and kept[index]:
            sys.stdout.buffer.write(kept[index] + b'\\0')
            index += 1
        """,
    ], versionCommand: ["python3", "-c", systemdLibrary + "print(path.split('-')[-1])"])

  private static let systemdLibrary = """
    import ctypes, glob, sys
    path = sorted(glob.glob('/usr/lib/systemd/libsystemd-shared-*.so')
                  + glob.glob('/usr/lib/*/systemd/libsystemd-shared-*.so'))[-1]
    library = ctypes.CDLL(path)

    """

  // MARK: Kubernetes

  private static let kubectl = Consumer(
    name: "kubectl", dialects: [.kubectl, .portable],
    command: piped("kubectl create configmap a --from-env-file=values --dry-run=client -o json"),
    versionCommand: ["kubectl", "version", "--client"])

  /// A command that reads a manifest without a cluster.
  private static let kubectlConfigMap = Consumer(
    name: "kubectl on a manifest", dialects: [.configmap],
    command: piped("kubectl label --local -f values a=b -o json"),
    versionCommand: ["kubectl", "version", "--client"])

  private static func piped(_ command: String) -> [String] {
    ["sh", "-c", "\(command) >read && exec python3 -c \"$0\"", python("json.load(open('read'))['data']", ["json"])]
  }

  private static let yamlReaders = [
    Consumer(
      name: "PyYAML", dialects: [.configmap],
      command: ["python3", "-c", python("yaml.safe_load(open('values', 'rb'))['data']", ["yaml"])],
      versionCommand: ["python3", "-c", "import yaml; print(yaml.__version__)"]),
    Consumer(
      name: "ruamel.yaml", dialects: [.configmap],
      command: [
        "python3", "-c", python("ruamel.yaml.YAML(typ='safe').load(open('values', 'rb'))['data']", ["ruamel.yaml"]),
      ],
      versionCommand: ["python3", "-c", "import ruamel.yaml; print(ruamel.yaml.__version__)"]),
  ]

  // MARK: Languages

  private static let pythonDotenv = Consumer(
    name: "python-dotenv", dialects: [.pythonDotenv, .portable],
    command: ["python3", "-c", python("dotenv.dotenv_values('values')", ["dotenv"])],
    versionCommand: [
      "python3", "-c", "import dotenv, importlib.metadata; print(importlib.metadata.version('python-dotenv'))",
    ])

  private static let jsonReaders = [
    Consumer(
      name: "json of Python", dialects: [.json],
      command: ["python3", "-c", python("json.load(open('values', encoding='utf-8'))", ["json"])],
      versionCommand: ["python3", "--version"]),
    Consumer(
      name: "JSON.parse of Node", dialects: [.json],
      command: ["node", "-e", javaScript("JSON.parse(require('fs').readFileSync('values', 'utf8'))")],
      versionCommand: ["node", "--version"]),
  ]

  private static let node = Consumer(
    name: "node --env-file", dialects: [.node, .portable],
    command: ["node", "--env-file=values", "-e", javaScript("process.env")],
    versionCommand: ["node", "--env-file=/dev/null", "-p", "process.version"])

  private static func python(_ values: String, _ modules: [String]) -> String {
    """
    import sys, \(modules.joined(separator: ", "))
    for name, value in \(values).items():
        sys.stdout.buffer.write(f'{name}={value}'.encode() + b'\\0')
    """
  }

  private static func javaScript(_ values: String) -> String {
    "for (const [name, value] of Object.entries(\(values))) process.stdout.write(name + '=' + value + '\\0')"
  }

  /// Declares the variables, has Terraform say them in base64, since its own text would be one more syntax.
  private static let terraform = Consumer(
    name: "terraform console", dialects: [.tfvars],
    command: [
      "sh", "-c", "echo local.read | terraform console -var-file=values >read && exec python3 -c \"$0\"",
      """
      import base64, json, sys
      for name, value in json.loads(json.load(open('read'))).items():
          sys.stdout.buffer.write(name.encode() + b'=' + base64.b64decode(value) + b'\\0')
      """,
    ],
    files: { names in
      [
        "main.tf": names.map { "variable \"\($0)\" {\n  type = string\n}\n" }.joined()
          + "locals {\n  read = jsonencode({\(names.map { "\($0) = base64encode(var.\($0))" }.joined(separator: ", "))})\n}\n"
      ]
    }, versionCommand: ["terraform", "version"])
}
