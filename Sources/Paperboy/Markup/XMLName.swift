/// The name of an element or attribute: what its prefix stands for, never the prefix itself.
///
/// Namespaces in XML 1.0, §6: <https://www.w3.org/TR/xml-names/>
struct XMLName: Hashable, Sendable {
    /// Nil for a name in no namespace, such as that of most attributes.
    var namespace: String?
    var local: String

    init(_ local: String, in namespace: String? = nil) {
        self.namespace = namespace
        self.local = local
    }
}
