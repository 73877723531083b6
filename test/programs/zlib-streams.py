import zlib, gzip, random
r=random.Random(3)
for n in (0,1,5,100,3000,70000):
    data=bytes(r.choices(b"abcdefgh ", k=n)); rnd=r.randbytes(n)
    for d in (data,rnd,b"z"*n):
        for w in (15,-15,31,9):
            z=zlib.compress(d,wbits=w) if w!=9 else zlib.compress(d,9)
            w2=w if w!=9 else 15
            assert zlib.decompress(z,wbits=w2)==d
            if w2!=-15: assert zlib.decompress(z,wbits=47)==d
            o=zlib.decompressobj(w2); out=b""
            for i in range(0,len(z),97): out+=o.decompress(z[i:i+97])
            out+=o.flush(); assert out==d and o.eof
            o=zlib.decompressobj(w2); out=b""; t=z
            while not o.eof:
                c=o.copy()
                x=o.decompress(t,500); assert c.decompress(t,500)==x and c.unconsumed_tail==o.unconsumed_tail
                out+=x; t=o.unconsumed_tail
                if n>5000 and len(out)>5000: break
            assert d.startswith(out)
print(gzip.decompress(gzip.compress(b"hello"*99))[:10])
z=zlib.compress(b"hello world "*20)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
t(lambda: zlib.decompress(b""));t(lambda: zlib.decompress(b"x"));t(lambda: zlib.decompress(b"\x78\x9c\xff\xff"))
t(lambda: zlib.decompress(z[:-1]+b"\0"));t(lambda: zlib.decompress(z+b"extra")==b"hello world "*20);t(lambda: zlib.decompress(z,-15));t(lambda: zlib.decompress(z,31))
t(lambda: zlib.decompress(z,9)); t(lambda: zlib.decompressobj().decompress(b"qqqq")); t(lambda: zlib.decompressobj().flush()); t(lambda: zlib.decompressobj().flush(0)); t(lambda: zlib.decompressobj().decompress(z,-1))
o=zlib.decompressobj(); t(lambda:o.decompress(b"qqqq")); t(lambda:o.decompress(b"qqqq")); t(lambda:o.eof)
c=zlib.compressobj(zdict=b"hello world"); y=c.compress(b"hello world hello")+c.flush()
t(lambda: zlib.decompress(y)); t(lambda: zlib.decompressobj(zdict=b"hello world").decompress(y)); t(lambda: zlib.decompressobj(zdict=b"other").decompress(y)); t(lambda: zlib.decompressobj().decompress(y))
for code in (b"\x05",b"\x06",b"\x07",b"\x01\1\2\3\4",b"\x4b\x04\x02\x00",b"\xfc\xff\xff", b"\x04\0\0\0\0\0\0\0",b"\x0c\x80\0\0\0\0\0\0\0\0"): t(lambda: zlib.decompress(code,-15))
