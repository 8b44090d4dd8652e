/** Between the contract's shared schemas of provider accounts and this module's records; one place for every API that takes or returns them. */
@NamedInterface("contract")
@NullMarked
package io.signalbox.controlplane.identities.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
