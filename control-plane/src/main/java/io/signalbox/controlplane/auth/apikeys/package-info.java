/** Keys of other services: how they are made, changed and taken back, and how a request proves that it has one. */
@NullMarked
package io.signalbox.controlplane.auth.apikeys;

import org.jspecify.annotations.NullMarked;
