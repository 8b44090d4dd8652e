/** Between the contract's shared schemas of tickets and comments and this module's records; one place for every API that takes or returns them. */
@NamedInterface("contract")
@NullMarked
package io.signalbox.controlplane.tickets.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
