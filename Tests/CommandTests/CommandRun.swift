import Foundation
import Testing

/// One run of the built command: what it wrote and how it ended.
struct CommandRun {
  let output: String
  let errors: String
  let status: Int32

  /// Runs `lienphong` with `arguments` in `folder`, `input` on its standard input.
  init(
    _ arguments: String..., input: String = "", folder: WorkFolder? = nil,
    environment: [String: String] = [:]
  ) throws {
    try self.init(
      arguments: arguments, input: input, folder: folder, environment: environment)
  }

  /// Runs `lienphong` with a list of arguments; `bytes`, where given, stand for `input`.
  init(
    arguments: [String], input: String = "", bytes: Data? = nil, folder: WorkFolder? = nil,
    environment: [String: String] = [:]
  ) throws {
    try self.init(
      Self.command, arguments, bytes ?? Data(input.utf8), folder: folder, environment)
  }

  /// Runs a line of the shell in `folder`, where `$lienphong` is the command.
  init(shell line: String, folder: WorkFolder? = nil, environment: [String: String] = [:]) throws {
    try self.init(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], Data(), folder: folder,
      ["lienphong": Self.command.path].merging(environment) { $1 })
  }

  private init(
    _ program: URL, _ arguments: [String], _ input: Data, folder: WorkFolder?,
    _ environment: [String: String]
  ) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder?.url
    process.environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    stdin.fileHandleForWriting.write(input)
    try stdin.fileHandleForWriting.close()
    output = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// The command lies beside the test bundle.
  static let command: URL = URL(fileURLWithPath: "/proc/self/exe")
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("lienphong")

  /// The output as JSON.
  func json() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }
}

/// A folder of its own that goes when the test ends.
final class WorkFolder {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("lienphong-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appendingPathComponent(name)) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

/// The folder of published comparisons.
let datasets = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Datasets")
