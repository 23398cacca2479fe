package gitpack

import "hash/adler32"

func adlerSum(data []byte) uint32 { return adler32.Checksum(data) }
