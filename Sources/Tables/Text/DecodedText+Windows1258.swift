@_spi(_Unicode) import Swift

#if canImport(Glibc)
  import Glibc
#endif

extension DecodedText {
  /// The text of bytes in Windows-1258, composed; `nil` for a byte that has no meaning.
  static func composed(_ bytes: [UInt8]) -> String? {
    guard let table = letters, let scalars = scalars(bytes, table) else { return nil }
    return String(String.UnicodeScalarView(String(scalars)._nfc))
  }

  private static func scalars(_ bytes: [UInt8], _ table: [Unicode.Scalar?])
    -> String.UnicodeScalarView?
  {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      guard let scalar = table[Int(byte)] else { return nil }
      scalars.append(scalar)
    }
    return scalars
  }

  /// The scalar of each byte, as the system's iconv has it.
  private static let letters: [Unicode.Scalar?]? = {
    let converter = unsafe iconv_open("UTF-8", "CP1258")
    guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
    defer { unsafe iconv_close(converter) }
    return (0...255).map { byte in
      // A letter waits for a mark that may follow: a flush after each brings it out.
      var input = [CChar(bitPattern: UInt8(byte))]
      var output = [CChar](repeating: 0, count: 8)
      let written = unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe output.withUnsafeMutableBufferPointer { target -> Int? in
          // SAFETY: both pointers are moved within their buffers, whose lengths go with them.
          var (from, left) = (source.baseAddress, source.count)
          var (to, room) = (target.baseAddress, target.count)
          guard unsafe iconv(converter, &from, &left, &to, &room) != .max,
            unsafe iconv(converter, nil, nil, &to, &room) != .max
          else {
            // Back to the state at the start, whatever the byte left behind.
            unsafe iconv(converter, nil, nil, nil, nil)
            return nil
          }
          return target.count - room
        }
      }
      guard let written else { return nil }
      let utf8 = output.prefix(written).map { UInt8(bitPattern: $0) }
      return String(validating: utf8, as: UTF8.self)?.unicodeScalars.first
    }
  }()
}
