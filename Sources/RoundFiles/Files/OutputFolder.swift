public import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of result files that is written whole or not at all.
///
/// Each file is written under a temporary name first; only when all are on disk do they take their
/// names.
public struct OutputFolder: Sendable {
  /// The path as the user gave it.
  public let path: String

  /// Names a folder, which need not exist.
  public init(_ path: String) {
    self.path = path
  }

  /// Throws a ``FileFailure`` when the folder already has a file of one of these names: asked before
  /// long work, nobody waits to hear it.
  public func rejectPresent(_ names: [String]) throws(FileFailure) {
    guard let present = names.first(where: { exists(path + "/" + $0) }) else { return }
    throw FileFailure(
      .output, path + "/" + present,
      Phrase(
        vi: "đã có sẵn. Dùng --force để ghi đè, hoặc chọn thư mục khác.",
        en: "is there already. Use --force to replace it, or another folder."))
  }

  /// Writes `files`, by name; a name may lie in a folder of this one, as `labs/07.html`. Creates
  /// the folders (and their parents) that are not there.
  ///
  /// Throws a ``FileFailure`` when the folder cannot be written, or when it already has one of
  /// the files and `overwriting` is false; then nothing has changed.
  public func write(
    _ files: [(name: String, bytes: [UInt8])], overwriting: Bool
  ) throws(FileFailure) {
    if !overwriting { try rejectPresent(files.map(\.name)) }
    for file in files where isFolder(path + "/" + file.name) {
      throw FileFailure(
        .output, path + "/" + file.name,
        Phrase(
          vi: "là thư mục. Chọn thư mục đầu ra khác.", en: "is a folder. Use another output folder."
        ))
    }
    guard !path.isEmpty else {
      throw FileFailure(
        .output, "\"\"",
        Phrase(vi: "không phải là thư mục. Nêu tên một thư mục.", en: "is no folder. Name one."))
    }
    try createFolder(path)
    let interruptions = HeldInterruptions()
    defer { interruptions.release() }
    var written: [String] = []
    do throws(FileFailure) {
      for file in files {
        let place = Self.place(of: path + "/" + file.name)
        try createFolder(place.folder)
        let temporary = "\(place.folder)/.\(place.name).\(getpid()).part"
        written.append(temporary)
        try writeFile(temporary, file.bytes)
      }
      for (file, temporary) in zip(files, written) {
        guard unsafe rename(temporary, path + "/" + file.name) == 0 else {
          throw FileFailure(.output, path + "/" + file.name, systemMessage(errno))
        }
      }
    } catch {
      for temporary in written { unsafe unlink(temporary) }
      throw error
    }
  }

  /// The folder of a path with at least one slash, and the name in it.
  private static func place(of path: String) -> (folder: String, name: String) {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    return (String(path[..<slash]), String(path[slash...].dropFirst()))
  }
}

/// Keeps an interruption from the keyboard waiting until the folder is whole.
private struct HeldInterruptions {
  private var previous = sigset_t()

  init() {
    var held = sigset_t()
    // SAFETY: both sets are variables of this initializer.
    unsafe sigemptyset(&held)
    unsafe sigaddset(&held, SIGINT)
    unsafe sigaddset(&held, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &held, &previous)
  }

  func release() {
    var previous = previous
    unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
  }
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

private func exists(_ path: String) -> Bool {
  unsafe access(path, F_OK) == 0
}

/// Creates a folder and those above it.
private func createFolder(_ path: String) throws(FileFailure) {
  var status = stat()
  if unsafe stat(path, &status) == 0 {
    guard isFolder(path) else {
      throw FileFailure(
        .output, path, Phrase(vi: "là tệp. Nêu tên một thư mục.", en: "is a file. Name a folder."))
    }
    return
  }
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
    try createFolder(String(path[..<slash]))
  }
  guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
    throw FileFailure(.output, path, systemMessage(errno))
  }
}

/// Writes a whole file and waits until it is on disk.
private func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw FileFailure(.output, path, systemMessage(errno)) }
  defer { close(descriptor) }
  try write(bytes, to: descriptor, Phrase(verbatim: path))
  guard fsync(descriptor) == 0 else { throw FileFailure(.output, path, systemMessage(errno)) }
}

/// Writes all of `bytes` to an open file; `name` is for the message.
///
/// Throws a ``FileFailure`` when the system takes no more, as on a full disk.
public func write(
  _ bytes: [UInt8], to descriptor: Int32, _ name: Phrase
) throws(FileFailure) {
  try write(bytes.span, to: descriptor, name)
}

/// Writes all of `bytes` to an open file; `name` is for the message.
///
/// Throws a ``FileFailure`` when the system takes no more, as on a full disk.
public func write(
  _ bytes: Span<UInt8>, to descriptor: Int32, _ name: Phrase
) throws(FileFailure) {
  var position = 0
  while position < bytes.count {
    // SAFETY: the buffer outlives the call, and the count stays inside it.
    let count = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe write(
        descriptor, buffer.baseAddress.map { unsafe $0 + position }, buffer.count - position)
    }
    guard count >= 0 else {
      if errno == EINTR { continue }
      throw FileFailure(.output, name, systemMessage(errno))
    }
    position += count
  }
}
