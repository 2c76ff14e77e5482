package ui

// Key is a key as it is written on the screen: in a word of the language where
// it has one there.
func (e *Env) Key(key string) string {
	if name := "key." + key; e.Words.Has(name) {
		return e.T(name)
	}
	return key
}
