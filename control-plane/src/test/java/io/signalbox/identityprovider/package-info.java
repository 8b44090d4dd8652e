/** A real OpenID Connect provider for tests and for trying single sign-on: Spring Authorization Server. No part of the product. */
@NullMarked
package io.signalbox.identityprovider;

import org.jspecify.annotations.NullMarked;
