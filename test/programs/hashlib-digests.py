import hashlib, hmac

print(sorted(hashlib.algorithms_guaranteed))
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    h = hashlib.new(name)
    for part in (b"", b"abc", b"x" * 200, bytearray(b"yz"), memoryview(b"end")):
        h.update(part)
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest())
    clone = h.copy()
    clone.update(b"more")
    print(clone.hexdigest()[:16], h.hexdigest()[:16], clone.digest() == h.digest())
for name in ("shake_128", "shake_256"):
    h = hashlib.new(name, b"abc")
    print(name, h.digest_size, h.hexdigest(7), h.hexdigest(40))
print(hashlib.blake2b(b"data", digest_size=10, key=b"k", salt=b"s", person=b"p").hexdigest())
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.digest(b"key", b"m", "md5").hex())
print(hmac.compare_digest(b"abc", b"abc"), hmac.compare_digest("abc", "abd"))
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex())
for attempt in (lambda: hashlib.new("nothing"), lambda: hashlib.md5("text"), lambda: hashlib.sha256(1),
                lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(key=b"x" * 33),
                lambda: hashlib.sha256(b"").update("x"), lambda: hashlib.shake_128(b"").hexdigest()):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
