import CLibXML2

/// An element of an ``XMLTree`` or ``HTMLTree``, whose document it keeps alive. All text is copied out.
struct XMLElement {
    /// What stands in an element, in order.
    enum Content {
        case text(String)
        case element(XMLElement)
    }

    private let node: xmlNodePtr
    private let document: XMLDocument

    /// - Parameter node: an element node of `document`.
    init(_ node: xmlNodePtr, of document: XMLDocument) {
        self.node = node
        self.document = document
    }

    var name: XMLName { XMLName(String(xml: node.pointee.name), in: node.pointee.ns.uri) }

    /// Where the element begins, counted from 1.
    var line: Int { Int(xmlGetLineNo(node)) }

    var attributes: [XMLName: String] {
        var attributes: [XMLName: String] = [:]
        var next = node.pointee.properties
        while let attribute = next?.pointee {
            attributes[XMLName(String(xml: attribute.name), in: attribute.ns.uri)] = Self.text(of: attribute.children)
            next = attribute.next
        }
        return attributes
    }

    /// The element's child elements, in order.
    var children: [XMLElement] {
        Self.siblings(from: node.pointee.children)
            .filter { $0.pointee.type == XML_ELEMENT_NODE }
            .map { XMLElement($0, of: document) }
    }

    /// The texts and elements right inside, in order.
    var contents: [Content] {
        Self.siblings(from: node.pointee.children).compactMap { node in
            switch node.pointee.type {
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: .text(String(xml: node.pointee.content))
            case XML_ELEMENT_NODE: .element(XMLElement(node, of: document))
            default: nil
            }
        }
    }

    /// The value of an attribute in no namespace; nil when the element does not have it.
    func attribute(_ name: String) -> String? {
        guard let value = xmlGetNoNsProp(node, name) else { return nil }
        defer { shim_xml_free(value) }
        return String(xml: value)
    }

    /// All text inside, without the mark-up; a reference to an entity of the document type gives nothing.
    var text: String { Self.text(of: node.pointee.children) }

    func children(_ name: XMLName) -> [XMLElement] { children.filter { $0.name == name } }

    func child(_ name: XMLName) -> XMLElement? { children.first { $0.name == name } }

    private static func text(of first: xmlNodePtr?) -> String {
        siblings(from: first).map { node in
            switch node.pointee.type {
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: String(xml: node.pointee.content)
            case XML_ELEMENT_NODE: text(of: node.pointee.children)
            default: ""
            }
        }.joined()
    }

    private static func siblings(from first: xmlNodePtr?) -> some Sequence<xmlNodePtr> {
        sequence(state: first) { next in
            defer { next = next?.pointee.next }
            return next
        }
    }
}

extension String {
    /// A copy of libxml2's UTF-8; empty for no string.
    fileprivate init(xml text: UnsafePointer<xmlChar>?) {
        self = text.map { String(cString: $0) } ?? ""
    }
}

extension UnsafeMutablePointer<xmlNs>? {
    fileprivate var uri: String? { flatMap { $0.pointee.href }.map { String(cString: $0) } }
}
