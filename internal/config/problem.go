package config

import "fmt"

// Problem is what is wrong with a file or with a value: where it stands, as far
// as that is known (File "" and Line 0 where not; lines and columns count from
// 1, columns in bytes), a code and its arguments. The user's sentence is found
// by Fault.
type Problem struct {
	File   string
	Line   int
	Column int
	Code   string
	Args   []any
}

// Error is for a programmer's eyes.
func (p *Problem) Error() string {
	return fmt.Sprintf("config: %s:%d:%d: %s %q", p.File, p.Line, p.Column, p.Code, p.Args)
}

// Fault returns the code and arguments of the user's sentence. Where the line
// is known the sentence is "in_file": the reason, which is a fault itself, the
// file and the line.
func (p *Problem) Fault() (code string, args []any) {
	if p.Line == 0 {
		return p.Code, p.Args
	}
	return "in_file", []any{&Problem{Code: p.Code, Args: p.Args}, p.File, p.Line}
}

// Unwrap returns the cause where one of the arguments is an error.
func (p *Problem) Unwrap() error {
	for _, a := range p.Args {
		if err, ok := a.(error); ok {
			return err
		}
	}
	return nil
}

// Codes of what can be wrong, with their arguments.
const (
	codeMissing  = "file_missing"   // the file
	codeRead     = "file_read"      // the file; the error
	codeWrite    = "file_write"     // the file; the error
	codeLong     = "file_long"      // the file
	codeSyntax   = "toml_syntax"    //
	codeKey      = "toml_key"       // the key
	codeDouble   = "toml_double"    // the key
	codeType     = "toml_type"      // the key
	codeUnknown  = "config_unknown" // the key; the keys there are, separated by commas
	codeMeant    = "config_meant"   // the key; the one that was probably meant
	codeChoice   = "config_choice"  // the key; what stands there; what can, separated by commas
	codeYesNo    = "config_yesno"   // the key; what stands there
	codeText     = "config_text"    // the key
	codeQuotes   = "config_quotes"  // the command
	codeNoEditor = "config_editor"
)
