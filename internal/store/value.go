package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
)

// Names of the buckets. They and the keys of meta are the only words in the
// clear outside values.
const (
	bucketMeta = "meta"
	bucketObj  = "obj"
	bucketText = "text"
	bucketRev  = "rev"
	bucketIdx  = "idx"
	bucketOp   = "op"
)

const checksumSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum covers the place as well as the content, so that a value which
// lands under another key is seen too.
func checksum(bucket string, key, content []byte) uint32 {
	sum := crc32.Update(0, castagnoli, []byte(bucket))
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, content)
}

// seal puts the checksum before the content.
func seal(bucket string, key, content []byte) []byte {
	value := make([]byte, checksumSize, checksumSize+len(content))
	binary.BigEndian.PutUint32(value, checksum(bucket, key, content))
	return append(value, content...)
}

// unseal returns the content of a value, within the same memory. A wrong
// checksum is damage.
func unseal(bucket string, key, value []byte) ([]byte, error) {
	if len(value) < checksumSize {
		return nil, damaged("a value of %d bytes in %s", len(value), bucket)
	}
	content := value[checksumSize:]
	if binary.BigEndian.Uint32(value) != checksum(bucket, key, content) {
		return nil, damaged("checksum in %s", bucket)
	}
	return content, nil
}

// encode is JSON that leaves < > and & as they are: search reads the bytes.
func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		// Only values of this package come here, none of a kind JSON can't hold;
		// numbers are checked before.
		panic("store: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// decode reads JSON of a value whose checksum was right; what can't be read is
// damage all the same.
func decode(content []byte, v any) error {
	if err := json.Unmarshal(content, v); err != nil {
		return damaged("%v", err)
	}
	return nil
}
