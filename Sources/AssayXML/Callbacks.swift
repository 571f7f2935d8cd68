import CLibXML2

/// The callbacks of a parser whose user data is a ``SAXReceiver``.
///
/// None resolves an entity or loads a document type, so libxml2 has no way to ask for a file.
func makeCallbacks() -> xmlSAXHandler {
  var handler = unsafe xmlSAXHandler()
  unsafe assay_sax_handler(&handler)
  unsafe handler.startDocument = { user in unsafe receiver(user) { $0.checkEncoding() } }
  unsafe handler.internalSubset = { user, _, _, _ in
    unsafe receiver(user) { $0.checkDocumentType() }
  }
  unsafe handler.startElementNs = { user, name, _, namespace, _, _, count, _, attributes in
    guard let name = unsafe name else { return }
    unsafe receiver(user) { receiver in
      do throws(XMLError) {
        try unsafe receiver.start(name, namespace, attributes, Int(count))
      } catch {
        receiver.stop(error)
      }
    }
  }
  unsafe handler.endElementNs = { user, _, _, _ in
    unsafe receiver(user) { receiver in
      do throws(XMLError) {
        try receiver.end()
      } catch {
        receiver.stop(error)
      }
    }
  }
  unsafe handler.characters = { user, bytes, count in
    unsafe receiver(user) { receiver in
      do throws(XMLError) {
        try unsafe receiver.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      } catch {
        receiver.stop(error)
      }
    }
  }
  unsafe handler.ignorableWhitespace = handler.characters
  unsafe handler.cdataBlock = handler.characters
  unsafe handler.reference = { user, name in
    let entity = unsafe name.map { unsafe String(decodingCString: $0, as: UTF8.self) } ?? ""
    unsafe receiver(user) {
      $0.stop(XMLError(.malformed, "entity '\(entity)' is not resolved"))
    }
  }
  unsafe handler.serror = { user, error in
    guard let error = unsafe error?.pointee else { return }
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "error \(error.code)"
    unsafe receiver(user) { receiver in
      unsafe receiver.keep(
        message: message, isWarning: error.level.rawValue < XML_ERR_ERROR.rawValue,
        isAboutEnd: error.code == Int32(XML_ERR_DOCUMENT_END.rawValue),
        line: Int(error.line), column: Int(error.int2))
    }
  }
  return unsafe handler
}

/// Calls the receiver that is a parser's user data.
@inline(__always)
private func receiver(_ user: UnsafeMutableRawPointer?, _ body: (SAXReceiver) -> Void) {
  guard let user = unsafe user else { return }
  unsafe Unmanaged<SAXReceiver>.fromOpaque(user)._withUnsafeGuaranteedRef { body($0) }
}
