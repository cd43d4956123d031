import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file in a folder, and when it was written last.
public struct ListedFile: Hashable, Sendable {
  /// Its name in the folder.
  public let name: String

  /// Seconds since 1 January 1970 at which it was written last.
  public let modified: Int
}

/// The files in a folder by name, without those that begin with a point or `~$` and without folders.
///
/// Throws a ``FileFailure`` when there is no such folder or it cannot be read.
public func filesInFolder(_ path: String) throws(FileFailure) -> [ListedFile] {
  guard let folder = unsafe opendir(path) else {
    throw FileFailure(.input, path, systemMessage(errno))
  }
  defer { unsafe closedir(folder) }
  var files: [ListedFile] = []
  while let entry = unsafe readdir(folder) {
    // SAFETY: `d_name` ends in zero, and is copied before the next entry is read.
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
      unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
    var status = stat()
    guard unsafe stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      continue
    }
    files.append(ListedFile(name: name, modified: Int(status.st_mtim.tv_sec)))
  }
  return files.sorted { $0.name < $1.name }
}

/// Whether there is a file or folder of this path.
public func fileExists(_ path: String) -> Bool {
  unsafe access(path, F_OK) == 0
}

/// Writes a new file that its owner alone can read; refuses where there is one already.
///
/// Throws a ``FileFailure`` when the file is there or cannot be written; then nothing is left of it.
public func writePrivateFile(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else {
    throw FileFailure(
      .output, path,
      errno == EEXIST
        ? Phrase(
          vi: "đã có sẵn và không bao giờ bị ghi đè. Nêu tên tệp khác, hoặc chuyển tệp đó đi.",
          en: "is there already and is never overwritten. Name another file, or move it away.")
        : systemMessage(errno))
  }
  defer { close(descriptor) }
  do throws(FileFailure) {
    // The mask of the process may have taken rights away, never added any.
    try write(bytes, to: descriptor, Phrase(verbatim: path))
    guard fsync(descriptor) == 0 else { throw FileFailure(.output, path, systemMessage(errno)) }
  } catch {
    unsafe unlink(path)
    throw error
  }
}
