package syntax

// These are not parsed into nodes: their trees have the source, and who reads them
// has a parser of its own.
var (
	shell     = &Language{Name: "Shell", Files: []string{".sh", ".bash", ".ksh", ".zsh", ".bats", ".bashrc", ".bash_profile", ".bash_aliases", ".zshrc", ".zprofile", ".zshenv", ".profile", ".envrc"}, parse: unparsed}
	workflow  = &Language{Name: "GitHub", Files: []string{".github/workflows/*.yml", ".github/workflows/*.yaml", "action.yml", "action.yaml"}, parse: unparsed}
	pipeline  = &Language{Name: "GitLab", Files: []string{".gitlab-ci.yml", ".gitlab-ci.yaml"}, parse: unparsed}
	container = &Language{Name: "Dockerfile", Files: []string{"dockerfile", "dockerfile.*", "containerfile", "containerfile.*", ".dockerfile"}, parse: unparsed}
	makefile  = &Language{Name: "Makefile", Files: []string{"makefile", "gnumakefile", ".mk"}, parse: unparsed}
)

// unparsed returns a tree that has the source, and no nodes but the whole file's.
func unparsed(src []byte) *Tree {
	return &Tree{Source: src, Nodes: []Node{{}, {Kind: Block, To: int32(len(src))}}}
}
