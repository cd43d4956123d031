import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, or of standard input for `-`; of a gzip file what it holds.
///
/// Throws a ``FileFailure`` when there is no such file, it cannot be read, its gzip data are damaged,
/// or they expand to more than 64 MiB and a hundred times their size, as no table does; and when there are
/// more than `limit` bytes, as a device that never ends has.
public func fileContents(
  _ path: String, limit: Int = .max
) throws(FileFailure) -> [UInt8] {
  let source = try ByteSource(path)
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    var span = block.mutableSpan
    let count = try source.readToKeep(into: &span)
    if count == 0 { return bytes }
    bytes += block[..<count]
    guard bytes.count <= limit else {
      throw FileFailure(
        .content, path,
        Phrase(
          vi: "tệp có hơn \(limit >> 20) MiB", en: "there are more than \(limit >> 20) MiB in it"))
    }
  }
}

/// What the system says of an error number.
func systemMessage(_ number: Int32) -> Phrase {
  // SAFETY: `strerror` returns a string that ends in zero, which is copied at once.
  let english = unsafe String(cString: strerror(number))
  return Phrase(vi: vietnameseMessage(number) ?? "\(english) (lỗi hệ thống \(number))", en: english)
}

/// The errors that a user can do something about; any other keeps the system's word.
private func vietnameseMessage(_ number: Int32) -> String? {
  switch number {
  case ENOENT: "không có tệp hoặc thư mục này"
  case EACCES: "không có quyền truy cập"
  case EPERM: "thao tác không được phép"
  case EISDIR: "là thư mục, không phải tệp"
  case ENOTDIR: "một phần của đường dẫn không phải là thư mục"
  case EEXIST: "đã có sẵn"
  case ENOSPC: "ổ đĩa đã đầy"
  case EDQUOT: "đã vượt hạn mức của ổ đĩa"
  case EROFS: "hệ thống tệp chỉ cho phép đọc"
  case EIO: "lỗi đọc hoặc ghi của thiết bị"
  case EMFILE, ENFILE: "có quá nhiều tệp đang mở"
  case ENAMETOOLONG: "tên tệp quá dài"
  case ELOOP: "có quá nhiều liên kết tượng trưng nối tiếp nhau"
  case EFBIG: "tệp quá lớn"
  case EPIPE: "bên nhận đã đóng đường ống"
  default: nil
  }
}
