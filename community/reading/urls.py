"""What readers do in any thread; mounted under `/discussions/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("messages/<int:pk>/", views.permalink, name="post"),
    path("messages/<int:pk>/utile/", views.useful, name="useful"),
    path("messages/<int:pk>/retenir/", views.accept, name="accept_answer"),
    path("<int:pk>/solution/retirer/", views.withdraw, name="withdraw_answer"),
    path("<int:pk>/nouveaux/", views.new_posts, name="new_posts"),
    path("<int:pk>/imprimer/", views.print_thread, name="print_thread"),
    path("<int:pk>/demander-a-rouvrir/", views.ask_to_reopen, name="ask_to_reopen"),
    path("<int:pk>/rouvrir/", views.reopen, name="reopen_thread"),
]
