package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.offline.AuditPublicKey;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.springframework.stereotype.Component;

/** Signs the audit log. The key comes from the master key, so replicas agree on it and the database does not know it. */
@Component
public class AuditKey {

    private final Ed25519PrivateKeyParameters key;
    private final AuditPublicKey publicKey;

    AuditKey(MasterKey masterKey) {
        this.key = new Ed25519PrivateKeyParameters(
                masterKey.derive("audit-signature", Ed25519PrivateKeyParameters.KEY_SIZE), 0);
        this.publicKey = new AuditPublicKey(key.generatePublicKey().getEncoded());
    }

    public AuditPublicKey publicKey() {
        return publicKey;
    }

    /** Ed25519 in hex. */
    public String sign(byte[] statement) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(statement, 0, statement.length);
        return HexFormat.of().formatHex(signer.generateSignature());
    }
}
