import CXML2

/// Goes through an XML document node by node, forwards only.
///
/// Nothing outside the document is ever read: no external entity, no DTD. A document type
/// declaration is refused, and with it every entity but the five of XML. The whole document must
/// be well-formed: what was read before a fault counts for nothing. Depth (256) and the length of a
/// text (10 MB) are limited by libxml2.
@safe public final class XMLCursor {
  /// Where the cursor stands.
  public enum Node: Hashable, Sendable {
    /// The start of an element, with its attributes. An empty element has an end too.
    case start

    /// The end of an element.
    case end

    /// Characters: text, CDATA or white space.
    case text
  }

  /// The name of the element that starts or ends here, without prefix.
  public private(set) var name = ""

  private let source: any ByteSource
  private let reader: xmlTextReaderPtr?
  private var endsNext = false
  private var names: [UInt: String] = [:]

  /// Starts before the first node of a document in memory.
  public convenience init(_ bytes: [UInt8]) {
    self.init(MemorySource(bytes))
  }

  init(_ source: any ByteSource) {
    self.source = source
    Self.initializeLibrary
    // What goes wrong while bytes are decoded belongs to no reader, and libxml2 prints it unless the
    // thread has handlers.
    unsafe xmlSetStructuredErrorFunc(nil, { _, _ in })
    silenceMessages()
    let holder = SourceHolder(source)
    // SAFETY: the holder is retained here and released by `close`, which libxml2 calls once, when the
    // reader is freed or could not be made.
    let context = unsafe Unmanaged.passRetained(holder).toOpaque()
    unsafe reader = xmlReaderForIO(
      readBlock, releaseSource, context, nil, nil,
      Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    // Some errors would still be printed to standard error.
    if let reader = unsafe reader {
      unsafe xmlTextReaderSetStructuredErrorHandler(reader, { _, _ in }, nil)
    }
  }

  deinit {
    if let reader = unsafe reader { unsafe xmlFreeTextReader(reader) }
  }

  private static let initializeLibrary: Void = xmlInitParser()

  /// Goes to the next start, end or text; `nil` at the end of the document.
  public func next() throws(XMLFault) -> Node? {
    if endsNext {
      endsNext = false
      return .end
    }
    guard let reader = unsafe reader else { throw .malformed(line: 0) }
    while true {
      let status = unsafe xmlTextReaderRead(reader)
      guard status >= 0 else { throw .malformed(line: line) }
      guard status == 1 else { return nil }
      switch unsafe xmlTextReaderNodeType(reader) {
      case 1:
        readName()
        endsNext = unsafe xmlTextReaderIsEmptyElement(reader) == 1
        return .start
      case 15:
        readName()
        return .end
      case 3, 4, 13, 14: return .text
      case 5, 10: throw .documentType(line: line)
      default: continue
      }
    }
  }

  /// The value of an attribute of the element that starts here, by its name without prefix.
  public func attribute(_ name: String) -> String? {
    guard let reader = unsafe reader else { return nil }
    defer { unsafe xmlTextReaderMoveToElement(reader) }
    var status = unsafe xmlTextReaderMoveToFirstAttribute(reader)
    while status == 1 {
      if unsafe string(xmlTextReaderConstLocalName(reader)) == name {
        return unsafe string(xmlTextReaderConstValue(reader))
      }
      status = unsafe xmlTextReaderMoveToNextAttribute(reader)
    }
    return nil
  }

  /// The characters of the text node here.
  public var text: String {
    guard let reader = unsafe reader else { return "" }
    return unsafe string(xmlTextReaderConstValue(reader)) ?? ""
  }

  /// The namespace of the element here, if it has one.
  public var namespace: String? {
    guard let reader = unsafe reader else { return nil }
    return unsafe string(xmlTextReaderConstNamespaceUri(reader))
  }

  /// The line on which the element or text here begins.
  public var nodeLine: Int {
    guard let reader = unsafe reader, let node = unsafe xmlTextReaderCurrentNode(reader) else {
      return line
    }
    return max(0, Int(unsafe xmlGetLineNo(node)))
  }

  /// The line that was read last, perhaps beyond the node here.
  public var line: Int {
    guard let reader = unsafe reader else { return 0 }
    return max(0, Int(unsafe xmlTextReaderGetParserLineNumber(reader)))
  }

  /// libxml2 keeps each name once, so its address tells whether it was met before.
  private func readName() {
    guard let reader = unsafe reader, let pointer = unsafe xmlTextReaderConstLocalName(reader)
    else { return }
    let address = UInt(bitPattern: pointer)
    if let known = names[address] {
      name = known
    } else {
      name = unsafe string(pointer) ?? ""
      names[address] = name
    }
  }

  private func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    // SAFETY: libxml2 gives strings that end in zero, which are copied at once.
    unsafe pointer.map { unsafe String(cString: $0) }
  }
}

/// Keeps a source alive while libxml2 reads from it.
private final class SourceHolder {
  let source: any ByteSource

  init(_ source: any ByteSource) {
    self.source = source
  }
}

private func readBlock(
  _ context: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ length: Int32
) -> Int32 {
  guard let context = unsafe context, let buffer = unsafe buffer, length > 0 else { return -1 }
  // SAFETY: the context is the holder that the cursor retained; the buffer has `length` bytes.
  let holder = unsafe Unmanaged<SourceHolder>.fromOpaque(context).takeUnretainedValue()
  let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))
  return Int32(truncatingIfNeeded: unsafe holder.source.read(into: room))
}

private func releaseSource(_ context: UnsafeMutableRawPointer?) -> Int32 {
  // SAFETY: the context is the holder that the cursor retained; this is its one release.
  if let context = unsafe context {
    unsafe Unmanaged<SourceHolder>.fromOpaque(context).release()
  }
  return 0
}
