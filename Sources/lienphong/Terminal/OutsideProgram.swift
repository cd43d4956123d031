import RoundFiles
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the system that makes a file from a file: for PDF and for pictures.
struct OutsideProgram {
  /// Where it lies.
  let path: String

  /// Finds the first of `names` in the folders of `PATH`; `nil` where there is none.
  init?(_ names: String...) {
    let folders = (environmentVariable("PATH") ?? "").split(separator: ":")
    for name in names {
      for folder in folders {
        let path = folder + "/" + name
        if unsafe access(path, X_OK) == 0 {
          self.path = path
          return
        }
      }
    }
    return nil
  }

  /// The name without its folder.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Runs it, quiet, with nothing on its standard input.
  ///
  /// Throws a ``FileFailure`` about `product` when it cannot be run or does not end well.
  func run(_ arguments: [String], making product: String) throws(FileFailure) {
    // SAFETY: `actions` is a variable of this function, initialized here and destroyed at its end.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      let mode = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", mode, 0)
    }
    // SAFETY: copies that end in zero, freed below; the list ends in nil as the call asks.
    var list: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) }
    unsafe list.append(nil)
    defer { unsafe list.forEach { unsafe free($0) } }
    var process = pid_t()
    let started = unsafe posix_spawn(&process, path, &actions, nil, list, environ)
    guard started == 0 else {
      throw FileFailure(
        .output, product,
        Phrase(
          vi: "không chạy được \(name) (lỗi \(started)).",
          en: "\(name) cannot be run (error \(started))."))
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw FileFailure(
        .output, product,
        Phrase(
          vi: "\(name) kết thúc với lỗi. Chạy \(path) bằng tay để xem chương trình báo gì.",
          en: "\(name) ended with an error. Run \(path) by hand to see what it says."))
    }
  }
}

/// A folder for the time of one task, which goes with all its files.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws(FileFailure) {
    let parent = environmentVariable("TMPDIR") ?? "/tmp"
    // SAFETY: the copy is writable, ends in zero, and is freed when its text has been taken.
    let template = unsafe strdup(parent + "/lienphong-XXXXXX")
    defer { unsafe free(template) }
    guard let made = unsafe template.flatMap({ unsafe mkdtemp($0) }) else {
      throw FileFailure(
        .output, parent,
        Phrase(
          vi: "không tạo được thư mục tạm ở đó. Hãy đặt TMPDIR.",
          en: "no temporary folder can be made there. Set TMPDIR."))
    }
    path = unsafe String(cString: made)
  }

  deinit {
    // A browser leaves a profile beside the files of this program; nobody else knows the folder.
    try? OutsideProgram("rm")?.run(["-r", "-f", "--", path], making: path)
  }

  /// Writes a file and gives its path.
  func write(_ name: String, _ bytes: [UInt8]) throws(FileFailure) -> String {
    try OutputFolder(path).write([(name, bytes)], overwriting: true)
    return path + "/" + name
  }
}
