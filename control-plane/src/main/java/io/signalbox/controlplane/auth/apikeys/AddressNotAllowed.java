package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** A good key, used from an address that its list does not have. */
public class AddressNotAllowed extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("address_not_allowed", HttpStatus.FORBIDDEN, "The API key may not be used from here");

    AddressNotAllowed(String address) {
        super(TYPE, "The list of addresses of this key does not have " + address + ".");
    }
}
