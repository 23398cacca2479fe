package syntax

import "bytes"

// isMarkup tells whether < begins an element, and not what a function with types as
// parameters begins with: <T,>(x: T) => x.
func (p *parser) isMarkup() bool {
	if p.lex.src[p.tok.from] != '<' {
		return false
	}
	c := p.lex.at(int(p.tok.to))
	if c == '>' {
		return true
	}
	i := int(p.tok.to)
	for classes[p.lex.at(i)]&(isLetter|isDigit) != 0 {
		i++
	}
	rest := p.lex.src[i:min(i+len(" extends"), p.lex.end)]
	return classes[c]&isLetter != 0 && p.lex.at(i) != ',' && !(string(rest) == " extends" && p.lex.angles)
}

// markup reads <tag …>…</tag>: a List of the values in it.
func (p *parser) markup() int32 {
	n, last := p.node(List, p.tok.from), int32(0)
	l := &p.lex
	l.pos = int(p.tok.from)
	depth := 0
	for l.pos < l.end {
		i := bytes.IndexAny(l.src[l.pos:l.end], "<{")
		if i < 0 {
			l.pos = l.end
			break
		}
		l.pos += i
		if l.src[l.pos] == '{' {
			l.pos++
			p.chain(n, &last, p.hole('}'))
			continue
		}
		switch next := l.at(l.pos + 1); {
		case next == '/':
			depth--
			p.tag(n, &last)
		case next == '>' || classes[next]&isLetter != 0:
			if p.tag(n, &last) {
				depth++
			}
		default:
			l.pos++
		}
		if depth <= 0 {
			break
		}
	}
	p.nodes[n].To = int32(l.pos)
	p.advance()
	return n
}

// tag reads <…>, with the values of its attributes, and tells whether it has an
// end of its own.
func (p *parser) tag(n int32, last *int32) bool {
	l := &p.lex
	l.pos++
	for l.pos < l.end {
		switch c := l.src[l.pos]; c {
		case '{':
			l.pos++
			p.chain(n, last, p.hole('}'))
		case '"', '\'':
			if i := bytes.IndexByte(l.src[l.pos+1:l.end], c); i >= 0 {
				l.pos += i + 2
			} else {
				l.pos = l.end
			}
		case '>':
			l.pos++
			return l.src[l.pos-2] != '/'
		case '\n':
			l.pos++
			l.line = l.pos
		default:
			l.pos++
		}
	}
	return false
}
