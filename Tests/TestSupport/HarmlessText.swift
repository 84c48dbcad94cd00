/// Texts that look a little like credentials and are none.
package enum HarmlessText {
  package static let all = prose + digests + names + references + placeholders + addresses + publicKeys

  private static let prose = [
    "the password is asked for", "the password: then the name", "Password: asked for at login",
    "a token, once, for an hour",
    "password: 12 characters at least", "Passwords: never in a policy", "token: 1-hour expiry, refreshed in time",
    "the secret: nobody knows it", "a private key: keep it", "Set the token: it lives for 1 hour",
    "use --password to give one",
    "Basic authentication is not enough", "Bearer authentication with a token",
    "Authorization: Basic authentication is asked for",
    "if password == given", "the second pass: 12 seconds", "bypass: 30m",
    "an sk-learn-compatible-estimator-with-a-long-name-2",
    "a key begins with -----BEGIN PRIVATE KEY----- and goes on", "the key-value store with token-bucket limits",
  ]

  private static let digests = [
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "token: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "gateway@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "md5 d41d8cd98f00b204e9800998ecf8427e",
    "integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    "c0ffee00-c0ff-4ee0-9c0f-fee0c0ffee00", "token: 00000000-0000-4000-8000-000000000000",
    "commit df1291a0c3b2e4f5a6978869708192a3b4c5d6e7",
    "0000000000000000000000000000000000000000", "cache-key-d41d8cd98f00b204e9800998ecf8427e",
    "etag: 33a64df551425fcc55e4d42a148795d9f25f89d4",
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  ]

  private static let names = [
    "password_file: /run/secrets/db", "POSTGRES_PASSWORD_FILE: /run/secrets/db", "secretName: web-tls",
    "imagePullSecret: regcred",
    "secret: web-tls", "id-token: write", "max_tokens: 4096", "max_token: 4096", "session_token_ttl: 15m",
    "secrets: inherit",
    "pwd=/home/agent/work", "pwd=/home/agent/work; cd", "PWD=/home/agent/work;", "OLDPWD=/var/lib/agent/run-7",
    "PWD=/home/agent", "key: value1", "author: someone1234",
    "oauth: github",
    "auth: none", "auth: oauth2-proxy", "credentials: include", "password: required", "password: null", "password:",
    "passwordless: true",
    "approval-outlives-token: warning", "compass: north", "--token-file /run/secrets/token", "token count: 1800000",
  ]

  private static let references = [
    "token: ${{ secrets.GITHUB_TOKEN }}", "github-token: ${{ github.token }}", "password: ${DB_PASSWORD}",
    "password: $DB_PASSWORD",
    "password: ${DB_PASSWORD:?set it}", "PASSWORD=%DB_PASSWORD%", "api_key: {{ api_key }}", "token: POSTGRES_PW",
    "password: db_password",
    "password: !secret wifi_password", "password: op://vault/db/password",
    "secret: projects/123456/secrets/db/versions/2",
    "password: ENC[AES256_GCM,data:abc]", "Authorization: Bearer ${TOKEN}", "password = os.environ[\"DB_PASSWORD\"]",
  ]

  private static let placeholders = [
    "gh" + "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "gh" + "p_YOUR_TOKEN_GOES_HERE_PLEASE",
    "sk-ant-your-key-here-xxxxxxxxxxxxxxxxxxxxxxxx",
    "xoxb-your-token-goes-here", "password: changeme", "password: \"***\"", "password: xxxxxxxx",
    "password: your-password-here",
    "password: <password>", "PASSWORD=<password>;", "SECRET=%SECRET%,", "api_key: YOUR_API_KEY", "token: <token>",
    "Authorization: Bearer <token>",
    "password: example", "glpat-<token>",
    "AKI" + "AIOSFODNN7EXAMPLE", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY",
    "password: ........",
  ]

  private static let addresses = [
    "postgres://user:password@host/db", "postgres://user:${PASSWORD}@host", "https://example.com:8080/@user",
    "ssh://git@github.com/fro-bot/agent",
    "git@github.com:fro-bot/agent.git", "mailto:someone@example.com",
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
  ]

  private static let publicKeys = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFuIGV4YW1wbGUga2V5IG9mIG5vYm9keSBhdCBhbGw= agent@host",
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    "-----BEGIN CERTIFICATE-----\\nMIIBszCCAVmgAwIBAgIUQ2x1YmJlZCB0byBkZWF0aAowCgYIKoZIzj0EAwIwFDES\\n-----END CERTIFICATE-----",
    "2026-08-01T12:00:00.250Z", "1800000", "run.hard_cap: 30m",
  ]
}
