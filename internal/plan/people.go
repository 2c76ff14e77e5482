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

// Person is one who takes part in a meeting: a name, or a role in its place, and
// the role that the name has there, "" where none was said.
type Person struct{ Name, Role string }

// String is how a person is read: "Anne, skoleleder".
func (p Person) String() string {
	if p.Role == "" {
		return p.Name
	}
	return p.Name + ", " + p.Role
}

// line is how a person is kept: "Anne (skoleleder)".
func (p Person) line() string {
	if p.Role == "" {
		return p.Name
	}
	return p.Name + " (" + p.Role + ")"
}

// People reads the lines that a meeting keeps of those who take part. A line is
// "name (role)"; one that was written as it is read, "name, role", says the same.
func People(lines string) []Person {
	var people []Person
	for line := range strings.SplitSeq(lines, "\n") {
		if p := person(line); p != (Person{}) {
			people = append(people, p)
		}
	}
	return people
}

func person(line string) Person {
	line = strings.Trim(line, marks)
	depth := 0
	for i, r := range line {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case depth == 0 && (r == ',' || r == ';'):
			return Person{strings.TrimSpace(line[:i]), strings.Trim(line[i+1:], marks)}
		}
	}
	if name, role, ok := bracketed(line); ok {
		if role == "" {
			return person(name)
		}
		return Person{name, role}
	}
	return Person{Name: line}
}

// marks part people and roles, and are no part of either at its ends.
const marks = " \t,;"

// bracketed parts a line that ends with a role in brackets; the last bracket may
// not be closed yet, while somebody is typing it.
func bracketed(line string) (name, role string, ok bool) {
	depth, from := 0, -1
	for i := len(line) - 1; i > 0; i-- {
		switch line[i] {
		case ')':
			depth++
		case '(':
			depth--
		}
		if depth == 0 && line[i] == '(' && strings.HasSuffix(line, ")") || depth < 0 {
			from = i
			break
		}
	}
	if from < 0 {
		return "", "", false
	}
	name = strings.TrimSpace(line[:from])
	role = strings.TrimSpace(strings.TrimSuffix(line[from+1:], ")"))
	if depth < 0 {
		role = strings.TrimSpace(line[from+1:])
	}
	return name, role, name != ""
}

// Typed writes the lines of those who take part as they are typed on one line,
// with commas between and each role in brackets, so that Participants makes the
// same people of it again.
func Typed(lines string) string {
	var typed []string
	for _, p := range People(lines) {
		typed = append(typed, p.line())
	}
	return strings.Join(typed, ", ")
}

// Tidy takes blanks around the lines of those who take part away, and empty
// lines. What stands in a line stays as it was written.
func Tidy(lines string) string {
	var kept []string
	for line := range strings.SplitSeq(lines, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
