package syntax

// These are not parsed into nodes: their trees have the source, and who reads them
// has a parser of its own.
var (
	shell     = &Language{Name: "Shell", Files: []string{".sh", ".bash", ".ksh", ".zsh", ".bats", ".bashrc", ".bash_profile", ".bash_aliases", ".zshrc", ".zprofile", ".zshenv", ".profile", ".envrc"}, scripts: true}
	workflow  = &Language{Name: "GitHub", Files: []string{".github/workflows/*.yml", ".github/workflows/*.yaml", "action.yml", "action.yaml"}, scripts: true}
	pipeline  = &Language{Name: "GitLab", Files: []string{".gitlab-ci.yml", ".gitlab-ci.yaml"}, scripts: true}
	container = &Language{Name: "Dockerfile", Files: []string{"dockerfile", "dockerfile.*", "containerfile", "containerfile.*", ".dockerfile"}, scripts: true}
	makefile  = &Language{Name: "Makefile", Files: []string{"makefile", "gnumakefile", ".mk"}, scripts: true}
)
