package method

import "strings"

// visionMark stands in a question for what the organisation leads towards.
const visionMark = "{vision}"

// forms splits a question as the sheets print it ("Hvad tænker jeg/vi …") into
// the form of each voice. A form is {as printed, for I, for we}.
func (w *words) forms(printed string) Asked {
	asked := Asked{I: printed, We: printed}
	for _, f := range w.Forms {
		asked.I = strings.ReplaceAll(asked.I, f[0], f[1])
		asked.We = strings.ReplaceAll(asked.We, f[0], f[2])
	}
	return asked
}

// fill puts the vision into a question. The clause begins with its own space,
// so leaving it out leaves one space or none where it stood.
func (m *Method) fill(question string) string {
	if m.Vision == "" {
		return strings.ReplaceAll(question, m.data.words.Clause, "")
	}
	return strings.ReplaceAll(question, visionMark, m.Vision)
}

// leavable tells whether every {vision} of a question stands in the clause that
// can be left out of it.
func (w *words) leavable(question string) bool {
	return !strings.Contains(strings.ReplaceAll(question, w.Clause, ""), visionMark)
}

// tidy makes one space of every run of white space and trims both ends.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
