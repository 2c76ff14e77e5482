package store

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// rawObject is a JSON object that remembers the order and the bytes of its
// members. Changing one leaves the others as they were written, so that what
// a later version put there outlives a save by this one.
type rawObject []rawMember

type rawMember struct {
	name  string
	quote []byte // the name as it was written, with its quotes
	value []byte
}

// parseRaw splits an object into its members, which lie in the memory of data.
func parseRaw(data []byte) (rawObject, error) {
	p := rawParser{data: data}
	p.space()
	if !p.take('{') {
		return nil, damaged("no JSON object")
	}
	object := make(rawObject, 0, 8)
	p.space()
	if p.take('}') {
		return object, p.end()
	}
	for {
		p.space()
		quote, ok := p.text()
		if !ok {
			return nil, damaged("JSON object without a name")
		}
		p.space()
		if !p.take(':') {
			return nil, damaged("JSON member without a colon")
		}
		p.space()
		value, ok := p.value()
		if !ok {
			return nil, damaged("JSON member without a value")
		}
		name, err := unquote(quote)
		if err != nil {
			return nil, err
		}
		object = append(object, rawMember{name, quote, value})
		p.space()
		if p.take('}') {
			return object, p.end()
		}
		if !p.take(',') {
			return nil, damaged("JSON object that does not go on")
		}
	}
}

// parseRawList splits a JSON array into its elements.
func parseRawList(data []byte) ([][]byte, error) {
	p := rawParser{data: data}
	p.space()
	if !p.take('[') {
		return nil, damaged("no JSON array")
	}
	var list [][]byte
	p.space()
	if p.take(']') {
		return list, p.end()
	}
	for {
		p.space()
		value, ok := p.value()
		if !ok {
			return nil, damaged("JSON array without a value")
		}
		list = append(list, value)
		p.space()
		if p.take(']') {
			return list, p.end()
		}
		if !p.take(',') {
			return nil, damaged("JSON array that does not go on")
		}
	}
}

func unquote(quote []byte) (string, error) {
	if bytes.IndexByte(quote, '\\') >= 0 {
		var s string
		if err := json.Unmarshal(quote, &s); err != nil {
			return "", damaged("%v", err)
		}
		return s, nil
	}
	return string(quote[1 : len(quote)-1]), nil
}

// get returns the bytes of a member, nil where there is none.
func (o rawObject) get(name string) []byte {
	for i := range o {
		if o[i].name == name {
			return o[i].value
		}
	}
	return nil
}

// object returns a member that is itself an object; an absent one is empty.
func (o rawObject) object(name string) (rawObject, error) {
	value := o.get(name)
	if value == nil {
		return nil, nil
	}
	return parseRaw(value)
}

// text returns a member that is a text, "" for any other.
func (o rawObject) text(name string) string {
	value := o.get(name)
	if len(value) < 2 || value[0] != '"' {
		return ""
	}
	s, err := unquote(value)
	if err != nil {
		return ""
	}
	return s
}

// number returns a member that is a whole number, 0 for any other.
func (o rawObject) number(name string) int64 {
	n, err := strconv.ParseInt(string(o.get(name)), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// set replaces a member where it stands, or adds it at the end.
func (o *rawObject) set(name string, value []byte) {
	for i := range *o {
		if (*o)[i].name == name {
			(*o)[i].value = value
			return
		}
	}
	*o = append(*o, rawMember{name, encode(name), value})
}

func (o *rawObject) setText(name, text string) { o.set(name, encode(text)) }

// drop removes a member.
func (o *rawObject) drop(name string) {
	for i := range *o {
		if (*o)[i].name == name {
			*o = append((*o)[:i:i], (*o)[i+1:]...)
			return
		}
	}
}

// bytes writes the object without spaces between its members.
func (o rawObject) bytes() []byte {
	size := 2
	for i := range o {
		size += len(o[i].quote) + len(o[i].value) + 2
	}
	out := append(make([]byte, 0, size), '{')
	for i := range o {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, o[i].quote...)
		out = append(out, ':')
		out = append(out, o[i].value...)
	}
	return append(out, '}')
}

// rawParser finds where JSON values end. It doesn't judge numbers and words:
// the checksum already told that the bytes are those that were written.
type rawParser struct {
	data []byte
	at   int
}

func (p *rawParser) space() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

func (p *rawParser) take(c byte) bool {
	if p.at < len(p.data) && p.data[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *rawParser) end() error {
	p.space()
	if p.at != len(p.data) {
		return damaged("something after the JSON")
	}
	return nil
}

func (p *rawParser) text() ([]byte, bool) {
	start := p.at
	if !p.take('"') {
		return nil, false
	}
	end := endOfText(p.data[p.at:])
	if end < 0 {
		return nil, false
	}
	p.at += end + 1
	return p.data[start:p.at], true
}

// endOfText finds the quote that ends a JSON text.
func endOfText(b []byte) int {
	for from := 0; ; {
		at := bytes.IndexByte(b[from:], '"')
		if at < 0 {
			return -1
		}
		at += from
		slashes := 0
		for i := at - 1; i >= 0 && b[i] == '\\'; i-- {
			slashes++
		}
		if slashes%2 == 0 {
			return at
		}
		from = at + 1
	}
}

func (p *rawParser) value() ([]byte, bool) {
	if p.at >= len(p.data) {
		return nil, false
	}
	start := p.at
	switch p.data[p.at] {
	case '"':
		return p.text()
	case '{', '[':
		depth := 0
		for p.at < len(p.data) {
			switch p.data[p.at] {
			case '"':
				if _, ok := p.text(); !ok {
					return nil, false
				}
				continue
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
			p.at++
			if depth == 0 {
				return p.data[start:p.at], true
			}
		}
		return nil, false
	}
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ',', '}', ']', ' ', '\t', '\n', '\r':
			return p.data[start:p.at], p.at > start
		}
		p.at++
	}
	return p.data[start:p.at], p.at > start
}
