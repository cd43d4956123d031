import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How `score` ends on archives when something is in its way. All outputs are longer than a pipe or a
/// buffer holds.
@Suite("lienphong score, archives and what can go wrong")
struct ArchiveEndingsTests {
  private static let scoring = "--assigned-value median --sigma-pt robust --score z"
  private static let forms = ["--format csv", "--format json", "--summary --format csv"]

  /// `rounds` comparisons of ten laboratories; the third column tells laboratories apart.
  private static func archive(rounds: Int, name: (Int) -> String = { "L\($0)" }) -> String {
    (0..<rounds).reduce(into: "round,lab,value,U\n") { text, round in
      for lab in 0..<10 {
        text += "R\(round),\(name(lab)),\(lab * lab % 7).\(round % 89 + 10),0.5\n"
      }
    }
  }

  private func folder(_ text: String = archive(rounds: 2000)) throws -> WorkFolder {
    try WorkFolder(["archive.csv": text])
  }

  @Test(arguments: forms)
  func aFullDiskIsSaid(_ form: String) throws {
    let run = try CommandRun(
      shell: "$lienphong score archive.csv \(Self.scoring) \(form) > /dev/full", folder: folder())
    #expect(run.status == 73, "\(run.errors)")
    #expect(run.errors == "standard output: No space left on device\n")
  }

  @Test(arguments: forms)
  func aClosedPipeEndsQuietly(_ form: String) throws {
    let run = try CommandRun(
      shell: "$lienphong score archive.csv \(Self.scoring) \(form) | head -c 100",
      folder: folder())
    #expect(run.status == 0 && run.errors.isEmpty && run.output.count == 100, "\(run.errors)")
  }

  /// A redirected file is written to while the archive is read, and all of it taken back on an error;
  /// what stood before it stays, and so does what is appended to.
  @Test(arguments: [">", ">>"], [1, 3])
  func noOutputIsLeftInAFile(_ redirection: String, threads: Int) throws {
    let folder = try folder(Self.archive(rounds: 20_000) + "R20000,L1,5,x\n")
    let run = try CommandRun(
      shell: """
        (echo before; $lienphong score archive.csv \(Self.scoring) --format csv \
          --threads \(threads)) \(redirection) out.csv
        """, folder: folder)
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.errors.hasPrefix("archive.csv:200002:4: \"x\" is not a number"), "\(run.errors)")
    #expect(try folder.text("out.csv") == "before\n")
  }

  /// Into a pipe and into a file, sorted and not, the same bytes.
  @Test func theWayOutChangesNothing() throws {
    let folder = try folder()
    let run = try CommandRun(
      shell: """
        set -e
        (head -1 archive.csv; tail -n +2 archive.csv | sort -s -t, -k2,2) > scattered.csv
        for file in archive scattered; do
          $lienphong score $file.csv \(Self.scoring) --format csv > $file.out
          $lienphong score $file.csv \(Self.scoring) --format csv | cmp - $file.out
        done
        cmp archive.out scattered.out
        """, folder: folder)
    #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")
    #expect(try folder.text("archive.out").count { $0 == "\n" } == 20_001)
  }

  @Test func theFirstTwentyErrorsHaveTheirRows() throws {
    var lines = Self.archive(rounds: 2000).split(separator: "\n").map(String.init)
    for wrong in 0..<25 { lines[700 * wrong + 5] += "O" }
    let folder = try folder(lines.joined(separator: "\n"))
    for form in Self.forms {
      let run = try CommandRun(
        shell: "$lienphong score archive.csv \(Self.scoring) \(form) > out", folder: folder)
      let output = try folder.text("out")
      #expect(run.status == 65 && output.isEmpty)
      let errors = run.errors.split(separator: "\n")
      #expect(errors.count == 21 && errors.last == "and 5 more errors")
      for (wrong, error) in errors.prefix(20).enumerated() {
        #expect(error.hasPrefix("archive.csv:\(700 * wrong + 6):4: "), "\(error)")
      }
    }
  }

  @Test func aCutOffGzipFileIsSaid() throws {
    let run = try CommandRun(
      shell: """
        gzip -c archive.csv | head -c 20000 > cut.csv.gz
        $lienphong score cut.csv.gz \(Self.scoring) --format csv
        """, folder: folder())
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("cut.csv.gz: the gzip data end too early"), "\(run.errors)")
  }

  /// A row of 100 MB, in a file that needs no more than its cells to be refused: 600 MB of addresses
  /// do not hold it four times.
  @Test func aHugeRowIsRefused() throws {
    let folder = try folder(Self.archive(rounds: 20))
    let run = try CommandRun(
      shell: """
        (printf 'R20,L1,'; head -c 100000000 /dev/zero | tr '\\0' 5; echo ,1) >> archive.csv
        $lienphong score archive.csv \(Self.scoring) --format csv
        """, folder: folder)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("archive.csv:202:3: "), "\(run.errors.prefix(300))")
    #expect(run.errors.utf8.count < 1000)
  }

  /// The comparisons of 400 kB of keys, each of them twice and far apart, and 1 MB.
  @Test func tooManyKeysForTheMemoryAreSaid() throws {
    let keys = (0..<40_000).map { "round-\($0)" }
    let text =
      "round,lab,value\n"
      + ["L1,1.5", "L2,2.5"].map { row in keys.map { "\($0),\(row)\n" }.joined() }.joined()
    let run = try CommandRun(
      shell: """
        $lienphong score archive.csv --assigned-value mean --score D --format csv --memory 1
        """, folder: folder(text))
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("1 MB") && run.errors.contains("--memory"), "\(run.errors)")
    let enough = try CommandRun(
      shell: """
        $lienphong score archive.csv --assigned-value mean --score D --format csv --memory 64
        """, folder: folder(text))
    #expect(enough.status == 0 && enough.output.count { $0 == "\n" } == 80_001)
  }

  /// More comes through a pipe than memory keeps, so that a temporary file is open when the signal comes.
  @Test(arguments: [SIGTERM, SIGINT])
  func aSignalLeavesNoTemporaryFile(_ number: Int32) throws {
    let folder = try WorkFolder()
    let process = Process()
    process.executableURL = CommandRun.command
    process.arguments =
      ["score", "-", "--format", "csv"] + Self.scoring.split(separator: " ").map(String.init)
    process.environment = ["TMPDIR": folder.url.path]
    let stdin = Pipe()
    process.standardInput = stdin
    process.standardOutput = FileHandle.nullDevice
    try Self.run(process)
    let block = Data(Self.archive(rounds: 5000).utf8)
    for _ in 0..<(20_000_000 / block.count + 1) {
      try stdin.fileHandleForWriting.write(contentsOf: block)
    }
    #expect(Self.files(of: process).contains { $0.hasPrefix(folder.url.path) })
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
    #expect(folder.names.isEmpty)
  }

  /// Starts a process that takes all signals, whatever this thread has blocked.
  private static func run(_ process: Process) throws {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }

  /// The files that a process has open, as Linux names them.
  private static func files(of process: Process) -> [String] {
    let open = "/proc/\(process.processIdentifier)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: open)) ?? []
    return names.compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(open)/\($0)")
    }
  }
}
