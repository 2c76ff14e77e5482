// Package template reads an organisation's own template of what is handed over:
// which sections, in which order, under which headings, and the letterhead with its
// logo. The sections themselves are internal/summary's.
package template

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal/method"
)

// fileName is the template that is taken where the settings name none, if it lies
// beside them.
const fileName = "summary.toml"

// For is the template that the settings ask for: the file they name, else the one
// beside them, else the program's own. What is wrong with a file is said with its
// line, as of Load.
func For(paths config.Paths, s config.Settings, m *method.Method) (*summary.Template, error) {
	if s.Template != "" {
		return Load(paths.Resolve(s.Template), m)
	}
	if paths.Settings == "" {
		return summary.DefaultTemplate(), nil
	}
	path := filepath.Join(filepath.Dir(paths.Settings), fileName)
	if _, err := os.Stat(path); err == nil {
		return Load(path, m)
	}
	return summary.DefaultTemplate(), nil
}

// Load reads a template. An error says what is wrong in a sentence of the
// catalogue, with the file and the line where it stands.
func Load(path string, m *method.Method) (*summary.Template, error) {
	var file summary.TemplateFile
	if err := config.DecodeStrict(path, &file); err != nil {
		return nil, err
	}
	wrong := func(key string, cause error) error {
		data, _ := os.ReadFile(path)
		return config.InFile(path, data, key, cause)
	}
	t, err := summary.NewTemplate(file, m)
	if problem, ok := errors.AsType[*summary.TemplateProblem](err); ok {
		return nil, wrong(problem.Key, problem)
	}
	if err != nil {
		return nil, err
	}
	head := file.Letterhead
	text, ok := tidy(head.Text)
	if !ok {
		return nil, wrong("letterhead.text", i18n.NewFault("template-letterhead", mostLines))
	}
	alt, ok := tidy(head.LogoText)
	if !ok {
		return nil, wrong("letterhead.logo-text", i18n.NewFault("template-letterhead", mostLines))
	}
	letterhead := &summary.Letterhead{}
	if text != "" {
		letterhead.Text = summary.Inline{{Text: text}}
	}
	if head.Logo != "" {
		logo := head.Logo
		if !filepath.IsAbs(logo) {
			logo = filepath.Join(filepath.Dir(path), filepath.FromSlash(logo))
		}
		if letterhead.Logo, err = loadLogo(logo); err != nil {
			return nil, wrong("letterhead.logo", err)
		}
		letterhead.Logo.Alt = strings.ReplaceAll(alt, "\n", " ")
	}
	if letterhead.Text != nil || letterhead.Logo != nil {
		t.Letterhead = letterhead
	}
	return t, nil
}

// A letterhead is a few short lines.
const (
	mostLines   = 6
	longestLine = 120
)

// tidy is the text of a letterhead without spaces at its ends; false where it is
// more than a few lines, or holds what can't be printed.
func tidy(text string) (string, bool) {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n")
	if len(lines) > mostLines {
		return "", false
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
		if len([]rune(lines[i])) > longestLine || strings.ContainsFunc(lines[i], unicode.IsControl) {
			return "", false
		}
	}
	return strings.Join(lines, "\n"), true
}
