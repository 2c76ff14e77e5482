package plan

import "strings"

// Participants makes the lines that a meeting keeps of names typed with commas
// between; a comma within brackets belongs to a role.
func Participants(typed string) string {
	var lines []string
	depth, start := 0, 0
	cut := func(end int) {
		if name := strings.TrimSpace(typed[start:end]); name != "" {
			lines = append(lines, name)
		}
	}
	for i, r := range typed {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case r == '\n' || depth == 0 && (r == ',' || r == ';'):
			cut(i)
			start = i + 1
		}
	}
	cut(len(typed))
	return strings.Join(lines, "\n")
}
