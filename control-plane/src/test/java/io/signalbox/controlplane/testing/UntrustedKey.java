package io.signalbox.controlplane.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** A private key that nobody trusts. One for all tests: to make one takes a second. */
public final class UntrustedKey {

    public static final RSAKey RSA = made();

    private UntrustedKey() {}

    /** The same key under another name. */
    public static RSAKey named(String keyId) {
        return new RSAKey.Builder(RSA).keyID(keyId).build();
    }

    private static RSAKey made() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
