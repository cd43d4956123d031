import RoundFiles
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  /// FIPS 180-4 examples (NIST, "SHA256.pdf", Examples with Intermediate Values): one block, two
  /// blocks; the empty message and a million times `a` from the NIST test vectors (SHAVS).
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func published(_ message: String, digest: String) {
    #expect(SHA256(Array(message.utf8)).hexadecimal == digest)
  }

  @Test func millionTimesA() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256(bytes).hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Every length around the ends of blocks, against Python's hashlib 3.11: the digests of `a` times n
  /// for n from 0 to 130, joined with nothing between and digested themselves.
  @Test func lengths() {
    let joined = (0...130).map { SHA256([UInt8](repeating: 97, count: $0)).hexadecimal }.joined()
    #expect(
      SHA256(Array(joined.utf8)).hexadecimal
        == "5eee4c50e1b5ec4f1a47f34c25ca988850b49da7904f5ab1b3abc5cc0ae66ef9")
  }
}
