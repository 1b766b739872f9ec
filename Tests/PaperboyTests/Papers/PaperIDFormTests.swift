import Paperboy
import Testing

@Suite("Forms of identifiers")
struct PaperIDFormTests {
    @Test(
        "reads what people paste",
        arguments: [
            ("2602.12192", "arxiv:2602.12192"), ("arxiv:2602.12192", "arxiv:2602.12192"),
            (" arXiv:2602.12192v3 ", "arxiv:2602.12192"), ("hep-th/9901001", "arxiv:hep-th/9901001"),
            ("https://arxiv.org/abs/2602.12192v1", "arxiv:2602.12192"),
            ("https://arxiv.org/pdf/2602.12192.pdf", "arxiv:2602.12192"),
            ("https://huggingface.co/papers/2602.12192", "arxiv:2602.12192"),
            ("https://arxiv.org/abs/2602.12192?context=cs", "arxiv:2602.12192"),
            ("10.1145/3626772.3657957", "doi:10.1145/3626772.3657957"),
            ("https://doi.org/10.1145/3626772.3657957", "doi:10.1145/3626772.3657957"),
            ("doi:10.48550/arXiv.2602.12192", "arxiv:2602.12192"),
            ("7e55d8701785818776323b4147cb13354c820469", "s2:7e55d8701785818776323b4147cb13354c820469"),
            (
                "https://www.semanticscholar.org/paper/A-Title/7e55d8701785818776323b4147cb13354c820469",
                "s2:7e55d8701785818776323b4147cb13354c820469"
            ),
        ]
    )
    func forms(text: String, id: String) {
        #expect(PaperID.anyForm(text)?.description == id)
    }

    @Test(
        "refuses what names no paper",
        arguments: ["", "reader@example.com", "a title", "https://example.com/", "12"]
    )
    func refused(text: String) { #expect(PaperID.anyForm(text) == nil) }
}
