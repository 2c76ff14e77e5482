package cli

import (
	"bufio"
	"fmt"
	"strings"

	"stjerne/internal/i18n"
)

// ask puts a question on standard error and reads one line. It reports false
// where there is nobody to ask or nothing is answered.
func (a *app) ask(question string) (answer string, ok bool) {
	if !a.env.CanAsk {
		return "", false
	}
	_ = a.out.Flush()
	_, _ = fmt.Fprint(a.env.Err, safe(question)+" ")
	if a.lines == nil {
		a.lines = bufio.NewReader(a.env.In)
	}
	line, err := a.lines.ReadString('\n')
	line = strings.TrimSpace(line)
	return line, line != "" || err == nil
}

// confirmed tells whether the leader said yes: with --yes, or to the question.
// No answer is no, which is always the safe one.
func (a *app) confirmed(question string) bool {
	if a.flags.yes {
		return true
	}
	answer, ok := a.ask(question)
	if !ok {
		return false
	}
	return isYes(answer)
}

// isYes tells whether an answer is yes; one letter is enough of an answer.
func isYes(answer string) bool {
	yes, err := i18n.ParseYesNo(answer)
	return err == nil && yes || strings.EqualFold(answer, "j") || strings.EqualFold(answer, "y")
}
