import CLibCrypto
import CaseFile

/// The national hash SM3 (GB/T 32905), from libcrypto. One hasher is used for many messages, one after another.
public final class SM3 {
  // Owned here and freed in `deinit`; never handed out.
  private let context: OpaquePointer
  private let algorithm: OpaquePointer

  /// A hasher; nil when the machine's libcrypto does not offer SM3.
  public init?() {
    // Only the first call counts. A configuration file of the machine's could but slow us down or refuse SM3.
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT), nil)
    guard let algorithm = EVP_MD_fetch(nil, "SM3", nil) else { return nil }
    guard let context = EVP_MD_CTX_new() else {
      EVP_MD_free(algorithm)
      return nil
    }
    self.context = context
    self.algorithm = algorithm
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(algorithm)
  }

  /// The digest of a message.
  public func digest(_ message: [UInt8]) -> Digest {
    begin()
    message.withUnsafeBytes { update($0) }
    return finish()
  }

  /// Starts a message that is given in pieces.
  public func begin() { _ = EVP_DigestInit_ex2(context, algorithm, nil) }

  /// The next piece of the message.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of the pieces since `begin`.
  public func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    _ = EVP_DigestFinal_ex(context, &bytes, &length)
    return Digest(bytes: bytes) ?? .origin
  }
}
