import CLibCrypto
import CaseFile

/// The national hash SM3 (GB/T 32905), from libcrypto. One hasher is used for many messages, one after another.
public final class SM3 {
  // Owned here and freed in `deinit`; never handed out.
  private let context: OpaquePointer
  private let algorithm: OpaquePointer

  /// A hasher.
  ///
  /// - Throws: `StoreError.hashUnavailable` when the machine's libcrypto does not offer SM3.
  public init() throws(StoreError) {
    // Only the first call counts. A configuration file of the machine's could but slow us down or refuse SM3.
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT), nil)
    guard let algorithm = EVP_MD_fetch(nil, "SM3", nil) else { throw .hashUnavailable }
    guard let context = EVP_MD_CTX_new() else {
      EVP_MD_free(algorithm)
      throw .hashUnavailable
    }
    self.context = context
    self.algorithm = algorithm
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(algorithm)
  }

  /// The digest of a message.
  public func digest(_ message: [UInt8]) throws(StoreError) -> Digest {
    try begin()
    try update(message, count: message.count)
    return try finish()
  }

  /// Starts a message that is given in pieces.
  public func begin() throws(StoreError) { try check(EVP_DigestInit_ex2(context, algorithm, nil)) }

  /// The next piece of the message: the first `count` bytes of `bytes`.
  public func update(_ bytes: [UInt8], count: Int) throws(StoreError) {
    try check(EVP_DigestUpdate(context, bytes, min(count, bytes.count)))
  }

  /// The digest of the pieces since `begin`.
  public func finish() throws(StoreError) -> Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    try check(EVP_DigestFinal_ex(context, &bytes, &length))
    guard length == 32, let digest = Digest(bytes: bytes) else { throw .hashUnavailable }
    return digest
  }

  /// A digest that could not be computed must never stand in the journal as zeros.
  private func check(_ result: Int32) throws(StoreError) {
    guard result == 1 else { throw .hashUnavailable }
  }
}
